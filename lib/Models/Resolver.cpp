#include "lib/Models/Resolver.h"
#include "lib/Models/Conditions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/CXXInheritance.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/TargetInfo.h"

using namespace clang;

namespace leak {

/// The last component of a function's model name; constructors and destructors are named after their class.
static std::string componentOf(const NamedDecl &D) {
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&D))
    return Ctor->getParent()->getNameAsString();
  if (const auto *Dtor = dyn_cast<CXXDestructorDecl>(&D))
    return "~" + Dtor->getParent()->getNameAsString();
  if (const IdentifierInfo *Name = D.getIdentifier())
    return Name->getName().str();
  auto Kind = D.getDeclName().getNameKind();
  bool IsOperator = Kind == DeclarationName::CXXOperatorName || Kind == DeclarationName::CXXConversionFunctionName;
  return IsOperator ? D.getNameAsString() : std::string();
}

/// `ns::Class::` for the contexts of \p D, without inline namespaces; nothing inside a function or an unnamed scope.
static std::optional<std::string> scopeOf(const Decl &D) {
  std::string Scope;
  for (const DeclContext *C = D.getDeclContext(); !C->isTranslationUnit(); C = C->getParent()) {
    if (isa<LinkageSpecDecl, ExportDecl>(C))
      continue;
    const auto *Named = dyn_cast<NamedDecl>(C);
    if (!Named || isa<FunctionDecl>(C) || !Named->getIdentifier())
      return std::nullopt;
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(C); Namespace && Namespace->isInline())
      continue;
    Scope.insert(0, (Named->getName() + "::").str());
  }
  return Scope;
}

std::string modelName(const NamedDecl &D) {
  auto Scope = scopeOf(D);
  std::string Component = componentOf(D);
  return Scope && !Component.empty() ? *Scope + Component : std::string();
}

/// Whether \p Method, called on an object of \p Class, is the method that a row of \p Class speaks of: declared in the class
/// or inherited by it.
static bool belongsTo(const CXXMethodDecl &Method, const CXXRecordDecl &Class) {
  const CXXRecordDecl *Parent = Method.getParent();
  if (Parent->getCanonicalDecl() == Class.getCanonicalDecl())
    return true;
  return Class.hasDefinition() && Class.isDerivedFrom(Parent);
}

/// \p Class and everything it derives from. Bases of an incomplete or dependent class are unknown.
static void addWithBases(const CXXRecordDecl *Class, llvm::SmallVectorImpl<const CXXRecordDecl *> &Out) {
  if (!Class || llvm::is_contained(Out, Class))
    return;
  Out.push_back(Class);
  if (!Class->hasDefinition())
    return;
  for (const CXXBaseSpecifier &Base : Class->bases())
    addWithBases(Base.getType()->getAsCXXRecordDecl(), Out);
}

/// Whether rows of the system \p S hold for what the translation unit is compiled for.
static bool holdsOn(System S, const ASTContext &Ctx) {
  return S == System::Any || (S == System::Windows) == Ctx.getTargetInfo().getTriple().isOSWindows();
}

/// A row of C names an external function of the global namespace that has at least the parameters the row speaks of.
static bool matchesGlobal(const FunctionDecl &Callee, const Row &R) {
  // Some libraries have inline functions in their headers, `static` in C.
  const ASTContext &Ctx = Callee.getASTContext();
  bool IsInline = Callee.isInlineSpecified() && Ctx.getSourceManager().isInSystemHeader(Callee.getLocation()) &&
                  (!Ctx.getLangOpts().CPlusPlus || Callee.isInExternCContext());
  if (!IsInline && (!Callee.isExternC() || !Callee.isExternallyVisible()))
    return false;
  auto Covers = [&](Operand O) { return O.Kind != Operand::Arg || O.Index < Callee.getNumParams() || Callee.isVariadic(); };
  return Covers(R.Object) && (!R.Forever || Covers(R.Forever->On)) && Covers(R.Descriptors);
}

/// Whether \p Type is the class that rows call \p Name, or a pointer or reference to it.
static bool isClassNamed(QualType Type, StringRef Name) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return Class && Class->getIdentifier() && Class->getName() == lastComponent(Name) && modelName(*Class) == Name;
}

/// Generated code (gRPC's stubs) has names of its own; its functions are known by what they take and return.
static bool matchesSignature(const FunctionDecl &Callee, const Row &R) {
  return Callee.getNumParams() && isClassNamed(Callee.getParamDecl(0)->getType(), R.FirstParameter) &&
         isClassNamed(Callee.getReturnType(), R.Returning);
}

/// Whether \p Method is the method that a row of the class \p Scope speaks of, or overrides it. \p Classes are the receiver, the
/// class that declares the method, and their bases.
static bool isMethodOf(const CXXMethodDecl &Method, llvm::ArrayRef<const CXXRecordDecl *> Classes, StringRef Scope) {
  return llvm::any_of(Classes, [&](const CXXRecordDecl *Class) {
    if (!Class->getIdentifier() || Class->getName() != lastComponent(Scope) || modelName(*Class) != Scope)
      return false;
    if (belongsTo(Method, *Class))
      return true;
    return llvm::any_of(Method.overridden_methods(), [&](const CXXMethodDecl *Base) { return belongsTo(*Base, *Class); });
  });
}

std::vector<const Row *> Resolver::resolve(const FunctionDecl &Callee, const CXXRecordDecl *Receiver) {
  std::vector<const Row *> Result;
  if (Callee.getNumParams() && !Callee.getReturnType()->isVoidType())
    for (const Row *R : Rows.functions("*", [](StringRef) { return true; }))
      if (matchesSignature(Callee, *R))
        Result.push_back(R);

  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  llvm::SmallVector<const CXXRecordDecl *, 8> Classes;
  if (Method) {
    addWithBases(Receiver, Classes);
    addWithBases(Method->getParent(), Classes);
  }
  std::optional<std::string> Global;
  auto IsNamed = [&](StringRef Name) {
    StringRef Scope = Name.drop_back(lastComponent(Name).size());
    Scope.consume_back("::");
    if (Method)
      return isMethodOf(*Method, Classes, Scope);
    if (!Global)
      Global = modelName(Callee);
    return *Global == Name;
  };
  for (const Row *R : Rows.functions(componentOf(Callee), IsNamed)) {
    if ((R->Params && *R->Params != Callee.getNumParams()) || !holdsOn(R->Origin->On, Callee.getASTContext()))
      continue;
    if (Method || StringRef(R->Name).contains("::") || matchesGlobal(Callee, *R))
      Result.push_back(R);
  }
  return Result;
}

llvm::ArrayRef<const Row *> Resolver::rowsOf(const Expr *Call) {
  const FunctionDecl *Callee = nullptr;
  const CXXRecordDecl *Receiver = nullptr;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call)) {
    Callee = Construct->getConstructor();
  } else {
    const auto *C = cast<CallExpr>(Call);
    Callee = C->getDirectCallee();
    // The object's own type, before the conversion to the base that declares the method.
    if (const Expr *Object = operand(Call, {Operand::This, 0})) {
      QualType Type = Object->IgnoreParenImpCasts()->getType();
      if (Type->isPointerType())
        Type = Type->getPointeeType();
      Receiver = Type->getAsCXXRecordDecl();
    }
  }
  if (!Callee)
    return {};
  Callee = Callee->getCanonicalDecl();
  auto [It, New] = Resolved.try_emplace({Callee, Receiver});
  if (New)
    It->second = resolve(*Callee, Receiver);
  return It->second;
}

const TypeRow *Resolver::rowOf(const CXXRecordDecl *Class) {
  if (!Class)
    return nullptr;
  Class = Class->getCanonicalDecl();
  auto [It, New] = Types.try_emplace(Class, nullptr);
  if (!New)
    return It->second;
  llvm::SmallVector<const CXXRecordDecl *, 8> Classes;
  addWithBases(Class->getDefinition() ? Class->getDefinition() : Class, Classes);
  for (const CXXRecordDecl *C : Classes)
    if (C->getIdentifier())
      if (const TypeRow *T = Rows.type(modelName(*C)))
        return It->second = T;
  return nullptr;
}

std::optional<TypeRole> Resolver::roleOf(const CXXRecordDecl *Class) {
  const TypeRow *T = rowOf(Class);
  return T ? std::optional(T->Role) : std::nullopt;
}

std::optional<TypeRole> Resolver::roleOf(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  if (Type->isAtomicType())
    return TypeRole::Flag;
  return roleOf(Type->getAsCXXRecordDecl());
}

} // namespace leak
