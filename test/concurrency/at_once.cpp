// Runs the plugin's checks over files one after the other and then all at once, each on a thread of its own, as an editor does.
// usage: at-once PLUGIN [--race] FILE... -- FLAGS
//
// Ends with status 1 if a file has other findings the second time. With --race it also writes one variable from every thread, for
// those who look for races to find.
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <dlfcn.h>
#include <thread>

using namespace clang;
using namespace clang::tidy;

namespace leak {
static unsigned Unguarded = 0;
__attribute__((noinline)) static void race() { ++Unguarded; }
} // namespace leak

static std::vector<std::string> findingsIn(const std::string &File, const tooling::CompilationDatabase &Commands) {
  ClangTidyOptions Options = ClangTidyOptions::getDefaults();
  Options.Checks = "-*,leak-*";
  Options.HeaderFilterRegex = ".*";
  ClangTidyContext Context(std::make_unique<DefaultOptionsProvider>(ClangTidyGlobalOptions(), Options));
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> Files(
      new llvm::vfs::OverlayFileSystem(llvm::vfs::createPhysicalFileSystem()));
  std::vector<std::string> Result;
  for (const ClangTidyError &Error : runClangTidy(Context, Commands, File, Files, /*ApplyAnyFix=*/false)) {
    std::string Text = Error.DiagnosticName + " " + std::to_string(Error.Message.FileOffset) + " " + Error.Message.Message;
    for (const tooling::DiagnosticMessage &Note : Error.Notes)
      Text += "; " + std::to_string(Note.FileOffset) + " " + Note.Message;
    Result.push_back(std::move(Text));
  }
  return Result;
}

int main(int argc, const char **argv) {
  std::string Error;
  auto Commands = tooling::FixedCompilationDatabase::loadFromCommandLine(argc, argv, Error);
  if (!Commands || argc < 3) {
    llvm::errs() << "usage: at-once PLUGIN [--race] FILE... -- FLAGS\n";
    return 2;
  }
  if (!dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL)) {
    llvm::errs() << dlerror() << '\n';
    return 2;
  }
  std::vector<std::string> Files(argv + 2, argv + argc);
  bool Race = Files.front() == "--race";
  if (Race)
    Files.erase(Files.begin());

  std::vector<std::vector<std::string>> Alone, AtOnce(Files.size());
  for (const std::string &File : Files)
    Alone.push_back(findingsIn(File, *Commands));
  std::vector<std::thread> Threads;
  for (size_t I = 0; I < Files.size(); ++I)
    Threads.emplace_back([&, I] {
      if (Race)
        leak::race();
      AtOnce[I] = findingsIn(Files[I], *Commands);
    });
  for (std::thread &Thread : Threads)
    Thread.join();

  for (size_t I = 0; I < Files.size(); ++I) {
    llvm::outs() << Files[I] << ": " << Alone[I].size() << " findings\n";
    if (Alone[I] != AtOnce[I] || Alone[I].empty()) {
      llvm::errs() << Files[I] << ": " << Alone[I].size() << " findings alone, others beside other files\n";
      return 1;
    }
  }
  return 0;
}
