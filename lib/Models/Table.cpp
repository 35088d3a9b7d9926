#include "lib/Models/Table.h"
#include "lib/Models/Schema.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"

namespace leak {

llvm::StringRef lastComponent(llvm::StringRef QualifiedName) {
  size_t Colons = QualifiedName.rfind("::");
  return Colons == llvm::StringRef::npos ? QualifiedName : QualifiedName.drop_front(Colons + 2);
}

/// Parsed on first use. The embedded files are ours: a bad one is a bug that the build's own tests catch.
static const std::vector<std::unique_ptr<Library>> &embeddedLibraries() {
  static const auto Libraries = [] {
    std::vector<std::unique_ptr<Library>> Result;
    for (const EmbeddedModel &Model : embeddedModels()) {
      std::string Error;
      auto Lib = parseLibrary(llvm::MemoryBufferRef(Model.Text, Model.File), Error);
      if (!Lib)
        llvm::report_fatal_error(llvm::StringRef("embedded model: " + Error), /*gen_crash_diag=*/false);
      Result.push_back(std::move(Lib));
    }
    return Result;
  }();
  return Libraries;
}

Table::Table() {
  for (const auto &Lib : embeddedLibraries())
    add(*Lib, /*First=*/false);
}

std::string Table::addFile(llvm::StringRef Path, llvm::vfs::FileSystem &FS) {
  // A pipe or a device would be read for ever.
  auto Status = FS.status(Path);
  if (Status && !Status->isRegularFile())
    return (Path + ":1: cannot read the model file: it is not a regular file").str();
  auto Buffer = FS.getBufferForFile(Path);
  if (!Buffer)
    return (Path + ":1: cannot read the model file: " + Buffer.getError().message()).str();
  std::string Error;
  auto Lib = parseLibrary(llvm::MemoryBufferRef((*Buffer)->getBuffer(), Path), Error);
  if (!Lib)
    return Error;
  add(*Lib, /*First=*/true);
  Owned.push_back(std::move(Lib));
  return {};
}

void Table::add(const Library &Lib, bool First) {
  Libraries.push_back(&Lib);
  for (const Row &R : Lib.Functions) {
    auto &Rows = FunctionsByName[lastComponent(R.Name)];
    Rows.insert(First ? Rows.begin() : Rows.end(), &R);
  }
  for (const TypeRow &T : Lib.Types) {
    auto &Rows = TypesByName[lastComponent(T.Name)];
    Rows.insert(First ? Rows.begin() : Rows.end(), &T);
  }
}

llvm::ArrayRef<const Row *> Table::functions(llvm::StringRef Name) const {
  auto It = FunctionsByName.find(Name);
  return It == FunctionsByName.end() ? llvm::ArrayRef<const Row *>() : llvm::ArrayRef(It->second);
}

llvm::ArrayRef<const TypeRow *> Table::types(llvm::StringRef Name) const {
  auto It = TypesByName.find(Name);
  return It == TypesByName.end() ? llvm::ArrayRef<const TypeRow *>() : llvm::ArrayRef(It->second);
}

} // namespace leak
