// Every row that is in force, found by the name of a function or class.
//
// The rows that ship with the plugin are parsed one by one, when a function or class of their name is met, so that a library that
// a translation unit does not use costs nothing. A table adds the user's files to them, which are read whole.
#pragma once
#include "lib/Models/Effect.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>

namespace leak {

struct EmbeddedRow;

class Table {
public:
  Table();
  ~Table();

  /// Adds the user's model file at \p Path, read through \p FS. A user's row goes before an embedded one of the same name.
  /// Returns an empty string, or one line `file:line: what is wrong`; then nothing was added.
  std::string addFile(llvm::StringRef Path, llvm::vfs::FileSystem &FS);

  /// Chooses among rows by their qualified names.
  using NameFilter = llvm::function_ref<bool(llvm::StringRef)>;

  /// The function rows whose last name component is \p Component and whose whole name is \p Wanted; the user's first.
  llvm::SmallVector<const Row *, 2> functions(llvm::StringRef Component, NameFilter Wanted);
  /// The row of the class \p Name, the user's first; null if there is none.
  const TypeRow *type(llvm::StringRef Name);

  /// Every embedded row, all of them parsed.
  std::vector<const Row *> embeddedFunctionRows();
  std::vector<const TypeRow *> embeddedTypeRows();

private:
  const Row &parsed(const EmbeddedRow &Source);
  const TypeRow &parsedType(const EmbeddedRow &Source);
  const Library &libraryOf(const EmbeddedRow &Source);

  std::vector<std::unique_ptr<Library>> Owned;
  llvm::StringMap<llvm::SmallVector<const Row *, 2>> UserFunctions; ///< by last component
  llvm::StringMap<const TypeRow *> UserTypes;                       ///< by name
  std::vector<std::unique_ptr<Library>> Heads;                      ///< of the embedded files
  llvm::DenseMap<const EmbeddedRow *, std::unique_ptr<Row>> Functions;
  llvm::DenseMap<const EmbeddedRow *, std::unique_ptr<TypeRow>> Types;
};

/// The last component of a qualified name: `wait` of `std::future::wait`.
llvm::StringRef lastComponent(llvm::StringRef QualifiedName);

} // namespace leak
