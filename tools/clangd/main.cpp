// clangd with our checks, and with those of other people's clang-tidy plugins. All of clangd is linked in as it is, except for
// three functions that are ours instead: it has no hook for what they decide.
#include "clang-tidy/ClangTidyModule.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <dlfcn.h>
#include <optional>

using namespace clang;
using namespace llvm;

// As clangd's own headers, which no package has, declare them.
namespace clang::clangd {
using TidyProvider = unique_function<void(tidy::ClangTidyOptions &, StringRef) const>;
int clangdMain(int argc, char *argv[]);
} // namespace clang::clangd

namespace {

/// The checks of the plugins; complete before clangd starts its threads.
StringSet<> &pluginChecks() {
  static StringSet<> Names;
  return Names;
}

/// Loads the clang-tidy plugin \p File, or says why not and ends the program.
void loadPlugin(const std::string &File) {
  auto Before = tidy::ClangTidyModuleRegistry::entries();
  size_t Known = std::distance(Before.begin(), Before.end());
  if (!dlopen(File.c_str(), RTLD_NOW | RTLD_GLOBAL)) {
    errs() << "leak-clangd: cannot load the plugin " << dlerror() << '\n';
    std::exit(1);
  }
  tidy::ClangTidyCheckFactories Factories;
  for (const auto &Module : drop_begin(tidy::ClangTidyModuleRegistry::entries(), Known))
    Module.instantiate()->addCheckFactories(Factories);
  for (const auto &Factory : Factories)
    pluginChecks().insert(Factory.getKey());
}

} // namespace

/// clangd takes its program to lie beside clang, and finds clang's own headers and the C++ library's from there. The shared
/// libraries of clang and LLVM take this definition too, because the program's comes before theirs.
std::string sys::fs::getMainExecutable(const char *, void *) { return LEAK_CLANGD; }

// These two the linker puts in the place of clangd's (--wrap in CMakeLists.txt): __wrap_ is ours, __real_ is clangd's.
namespace leak {

clangd::TidyProvider clangdsDefaultChecks() asm("__real__ZN5clang6clangd20provideDefaultChecksEv");
clangd::TidyProvider defaultChecks() asm("__wrap__ZN5clang6clangd20provideDefaultChecksEv");

/// Ours come before all that clangd and the user's files ask for, so that their globs can take ours out again.
clangd::TidyProvider defaultChecks() {
  return [Theirs = clangdsDefaultChecks()](tidy::ClangTidyOptions &Options, StringRef File) {
    Theirs(Options, File);
    Options.Checks = "leak-*," + Options.Checks.value_or("");
  };
}

std::optional<bool> isFastForClangd(StringRef Check) asm("__real__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");
std::optional<bool> isFast(StringRef Check) asm("__wrap__ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE");

/// clangd leaves out the checks that nobody has measured, which are all that it was not released with. Whoever loads a plugin
/// wants its checks.
std::optional<bool> isFast(StringRef Check) { return pluginChecks().contains(Check) ? true : isFastForClangd(Check); }

} // namespace leak

/// Our own plugin: the one that LEAK_TIDY_PLUGIN names, else the build directory's, else the installed one.
static std::string ownPlugin() {
  if (std::optional<std::string> Named = sys::Process::GetEnv("LEAK_TIDY_PLUGIN"))
    return *Named;
  SmallString<128> Root;
  sys::fs::real_path("/proc/self/exe", Root);
  sys::path::remove_filename(Root);
  sys::path::remove_filename(Root);
  SmallString<128> Built(Root), Installed(LEAK_INSTALLED_PLUGIN);
  sys::path::append(Built, "leak-tidy.so");
  sys::path::make_absolute(Root, Installed);
  return std::string(sys::fs::exists(Built) ? Built : Installed);
}

int main(int argc, char *argv[]) {
  loadPlugin(ownPlugin());
  cl::list<std::string> Load("load", cl::desc("Load the specified plugin of clang-tidy"), cl::value_desc("plugin"),
                             cl::callback([](const std::string &File) { loadPlugin(File); }));
  // clangd's help leaves out what is in none of its categories.
  if (const cl::Option *Log = cl::getRegisteredOptions().lookup("log"))
    Load.addCategory(*Log->Categories.front());
  return clangd::clangdMain(argc, argv);
}
