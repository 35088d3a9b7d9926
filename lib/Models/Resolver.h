// Which rows describe this function, constructor, destructor or class?
//
// Rows are matched with declarations, not with spelling: inline namespaces, aliases and template arguments fall away, a method
// inherited from a base of the named class counts (libstdc++ declares std::future::wait in a base), and so does an override
// of a named virtual method. One hash lookup for a function seen before.
#pragma once
#include "lib/Models/Table.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include <string>

namespace leak {

/// The name of \p D as rows write it: `std::condition_variable_any::wait` for std::_V2::condition_variable_any::wait. Empty
/// for what has no name outside its function.
std::string modelName(const clang::NamedDecl &D);

class Resolver {
public:
  explicit Resolver(Table &Rows) : Rows(Rows) {}

  /// The rows of what \p Call (a call or a construction) calls. Their conditions are not tested yet.
  llvm::ArrayRef<const Row *> rowsOf(const clang::Expr *Call);

  /// The row of \p Class or of its nearest base that has one; null if there is none.
  const TypeRow *rowOf(const clang::CXXRecordDecl *Class);
  std::optional<TypeRole> roleOf(const clang::CXXRecordDecl *Class);
  /// The role of the class that \p Type is, points to or refers to.
  std::optional<TypeRole> roleOf(clang::QualType Type);
  bool isRole(clang::QualType Type, TypeRole Role) { return roleOf(Type) == Role; }

private:
  std::vector<const Row *> resolve(const clang::FunctionDecl &Callee, const clang::CXXRecordDecl *Receiver);

  Table &Rows;
  // A vector's elements stay where they are when the map grows; callers hold on to them.
  llvm::DenseMap<std::pair<const clang::FunctionDecl *, const clang::CXXRecordDecl *>, std::vector<const Row *>> Resolved;
  llvm::DenseMap<const clang::CXXRecordDecl *, const TypeRow *> Types;
};

} // namespace leak
