// Every row that is in force, found by the name of a function or class.
//
// The rows that ship with the plugin are parsed once per process and never change; a table adds the user's files to them.
#pragma once
#include "lib/Models/Effect.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>

namespace leak {

struct EmbeddedModel {
  const char *File;
  const char *Text;
};

/// The model files that were embedded at build time, in no particular order.
const llvm::ArrayRef<EmbeddedModel> embeddedModels();

class Table {
public:
  /// A table of the embedded rows alone.
  Table();

  /// Adds the user's model file at \p Path, read through \p FS. A user's row goes before an embedded one of the same name.
  /// Returns an empty string, or one line `file:line: what is wrong`; then nothing was added.
  std::string addFile(llvm::StringRef Path, llvm::vfs::FileSystem &FS);

  /// The function rows whose last name component is \p Name; the user's first.
  llvm::ArrayRef<const Row *> functions(llvm::StringRef Name) const;
  /// The type rows whose last name component is \p Name; the user's first.
  llvm::ArrayRef<const TypeRow *> types(llvm::StringRef Name) const;

  llvm::ArrayRef<const Library *> libraries() const { return Libraries; }

private:
  void add(const Library &Lib, bool First);

  std::vector<std::unique_ptr<Library>> Owned;
  std::vector<const Library *> Libraries;
  llvm::StringMap<llvm::SmallVector<const Row *, 2>> FunctionsByName;
  llvm::StringMap<llvm::SmallVector<const TypeRow *, 1>> TypesByName;
};

/// The last component of a qualified name: `wait` of `std::future::wait`.
llvm::StringRef lastComponent(llvm::StringRef QualifiedName);

} // namespace leak
