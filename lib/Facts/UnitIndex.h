// Where is every variable used, every function called, in the user's part of this translation unit?
//
// One walk over the declarations outside system headers, made when the first candidate for a finding asks. It records uses
// and calls; it judges nothing. Bodies that clangd skips (functions in headers) are simply not there: who asks must take a
// missing body for "anything may happen in it".
#pragma once
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ParentMap.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace leak {

/// What a use does with a variable or field.
enum class UseKind {
  Compare,    ///< compared, tested, printed: neither changed nor handed on
  Arithmetic, ///< an operand of arithmetic other than counting
  Assign,     ///< gets the value Other (null for the default)
  Count,      ///< ++, --, += and the like
  Argument,   ///< argument ArgNo of the call Other; by value, address or reference
  Receiver,   ///< a method is called on it: Other is the call
  Member,     ///< one of its fields or elements is used
  Copy,       ///< its value goes to another variable, field, or container
  Return,     ///< its value is returned
  Capture,    ///< captured by a lambda
  Address,    ///< its address is taken and goes somewhere else than to a call
};

struct Use {
  const clang::Expr *Ref = nullptr; ///< the DeclRefExpr or MemberExpr; null for an initialisation
  UseKind Kind = UseKind::Compare;
  const clang::Expr *Other = nullptr;
  unsigned ArgNo = 0;
  bool ByValue = false;                    ///< what is handed on is a copy of the value, not the variable
  const clang::FunctionDecl *In = nullptr; ///< null outside functions
};

/// The use that the expression \p Ref is, told from the nodes around it. The function is left unset.
Use classifyUse(const clang::Expr *Ref, const clang::ParentMap &Parents);

/// A call or construction and the function whose body it stands in.
struct CallSite {
  const clang::Expr *E = nullptr;
  const clang::FunctionDecl *In = nullptr;
};

class UnitIndex {
public:
  explicit UnitIndex(clang::ASTContext &Ctx);

  llvm::ArrayRef<Use> usesOf(const clang::ValueDecl *Var) const;
  llvm::ArrayRef<CallSite> callsIn(const clang::FunctionDecl *Function) const;
  llvm::ArrayRef<CallSite> callersOf(const clang::FunctionDecl *Function) const;
  llvm::ArrayRef<CallSite> calls() const { return AllCalls; }
  /// Each variable and field with a value that it begins with.
  llvm::ArrayRef<std::pair<const clang::ValueDecl *, const clang::Expr *>> initialValues() const { return InitialValues; }

  /// Whether \p Function is named other than by calling it: its address may be anywhere.
  bool isAddressTaken(const clang::FunctionDecl *Function) const;
  /// The visible methods that override \p Method.
  llvm::ArrayRef<const clang::CXXMethodDecl *> overridersOf(const clang::CXXMethodDecl *Method) const;
  /// The lambdas written in the body of \p Function.
  llvm::ArrayRef<const clang::CXXMethodDecl *> lambdasIn(const clang::FunctionDecl *Function) const;
  /// The function around the call or lambda body; null if unknown.
  const clang::FunctionDecl *functionAround(const clang::Expr *Call) const { return Around.lookup(Call); }
  const clang::FunctionDecl *functionAround(const clang::FunctionDecl *Lambda) const { return LambdaParent.lookup(Lambda); }

  /// The body of \p Function as seen here, or null.
  static const clang::Stmt *bodyOf(const clang::FunctionDecl *Function);

private:
  friend class UnitIndexBuilder;
  llvm::DenseMap<const clang::ValueDecl *, std::vector<Use>> Uses;
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<CallSite>> Calls, Callers;
  std::vector<CallSite> AllCalls;
  std::vector<std::pair<const clang::ValueDecl *, const clang::Expr *>> InitialValues;
  llvm::DenseSet<const clang::FunctionDecl *> AddressTaken;
  llvm::DenseMap<const clang::CXXMethodDecl *, std::vector<const clang::CXXMethodDecl *>> Overriders;
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<const clang::CXXMethodDecl *>> Lambdas;
  llvm::DenseMap<const clang::Expr *, const clang::FunctionDecl *> Around;
  llvm::DenseMap<const clang::FunctionDecl *, const clang::FunctionDecl *> LambdaParent;
};

} // namespace leak
