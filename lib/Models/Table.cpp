#include "lib/Models/Table.h"
#include "lib/Models/Embedded.h"
#include "lib/Models/Schema.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"

namespace leak {

llvm::StringRef lastComponent(llvm::StringRef QualifiedName) {
  size_t Colons = QualifiedName.rfind("::");
  return Colons == llvm::StringRef::npos ? QualifiedName : QualifiedName.drop_front(Colons + 2);
}

Table::Table() : Heads(embeddedModels().size()) {}
Table::~Table() = default;

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
  for (const Row &R : Lib->Functions) {
    auto &Rows = UserFunctions[lastComponent(R.Name)];
    Rows.insert(Rows.begin(), &R);
  }
  for (const TypeRow &T : Lib->Types)
    UserTypes[T.Name] = &T;
  Owned.push_back(std::move(Lib));
  return {};
}

/// The embedded files are ours: a bad one is a bug that the project's own tests catch.
static void expectGood(const std::string &Error) {
  if (!Error.empty())
    llvm::report_fatal_error(llvm::StringRef("embedded model: " + Error), /*gen_crash_diag=*/false);
}

const Library &Table::libraryOf(const EmbeddedRow &Source) {
  std::unique_ptr<Library> &Lib = Heads[Source.Model];
  if (!Lib) {
    const EmbeddedModel &Model = embeddedModels()[Source.Model];
    std::string Error;
    Lib = parseLibrary(llvm::MemoryBufferRef(Model.Head, Model.File), Error);
    expectGood(Error);
  }
  return *Lib;
}

template <typename R> static std::unique_ptr<R> parse(const EmbeddedRow &Source, const Library &Origin) {
  std::string Error;
  auto Result = std::make_unique<R>();
  parseRow(llvm::MemoryBufferRef(Source.Text, Origin.File), *Result, Error);
  expectGood(Error);
  Result->Origin = &Origin;
  Result->Line = Source.Line;
  return Result;
}

const Row &Table::parsed(const EmbeddedRow &Source) {
  std::unique_ptr<Row> &Known = Functions[&Source];
  if (!Known)
    Known = parse<Row>(Source, libraryOf(Source));
  return *Known;
}

const TypeRow &Table::parsedType(const EmbeddedRow &Source) {
  std::unique_ptr<TypeRow> &Known = Types[&Source];
  if (!Known)
    Known = parse<TypeRow>(Source, libraryOf(Source));
  return *Known;
}

static llvm::ArrayRef<EmbeddedRow> withComponent(llvm::ArrayRef<EmbeddedRow> Rows, llvm::StringRef Component) {
  auto Begin = llvm::partition_point(Rows, [&](const EmbeddedRow &Each) { return Each.Component < Component; });
  auto End = std::find_if(Begin, Rows.end(), [&](const EmbeddedRow &Each) { return Each.Component != Component; });
  return {Begin, End};
}

llvm::SmallVector<const Row *, 2> Table::functions(llvm::StringRef Component, NameFilter Wanted) {
  llvm::SmallVector<const Row *, 2> Result;
  for (const Row *R : UserFunctions.lookup(Component))
    if (Wanted(R->Name))
      Result.push_back(R);
  for (const EmbeddedRow &Each : withComponent(embeddedFunctions(), Component))
    if (Wanted(Each.Name))
      Result.push_back(&parsed(Each));
  return Result;
}

const TypeRow *Table::type(llvm::StringRef Name) {
  if (const TypeRow *T = UserTypes.lookup(Name))
    return T;
  for (const EmbeddedRow &Each : withComponent(embeddedTypes(), lastComponent(Name)))
    if (Each.Name == Name)
      return &parsedType(Each);
  return nullptr;
}

std::vector<const Row *> Table::embeddedFunctionRows() {
  std::vector<const Row *> Result;
  for (const EmbeddedRow &Each : embeddedFunctions())
    Result.push_back(&parsed(Each));
  return Result;
}

std::vector<const TypeRow *> Table::embeddedTypeRows() {
  std::vector<const TypeRow *> Result;
  for (const EmbeddedRow &Each : embeddedTypes())
    Result.push_back(&parsedType(Each));
  return Result;
}

} // namespace leak
