#include "lib/Models/Schema.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

namespace leak {
namespace {

/// A name or a list of names, written either way.
struct Names {
  std::vector<std::string> List;
};

} // namespace
} // namespace leak

LLVM_YAML_IS_SEQUENCE_VECTOR(leak::Condition)
LLVM_YAML_IS_SEQUENCE_VECTOR(leak::ArgumentEdit)
LLVM_YAML_IS_SEQUENCE_VECTOR(leak::Remedy)
LLVM_YAML_IS_SEQUENCE_VECTOR(leak::Row)
LLVM_YAML_IS_SEQUENCE_VECTOR(leak::TypeRow)

namespace llvm::yaml {
using namespace leak;

template <> struct PolymorphicTraits<Names> {
  static NodeKind getKind(const Names &N) { return NodeKind::Sequence; }
  static std::string &getAsScalar(Names &N) {
    N.List.resize(1);
    return N.List.front();
  }
  static std::vector<std::string> &getAsSequence(Names &N) { return N.List; }
  // A mapping here is an error; the reader wants an lvalue to report it on.
  static Condition &getAsMap(Names &) {
    static thread_local Condition Unused;
    return Unused;
  }
};

template <> struct ScalarTraits<Operand> {
  static void output(const Operand &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *, Operand &Value) {
    if (Text == "this")
      Value.Kind = Operand::This;
    else if (Text == "return")
      Value.Kind = Operand::Return;
    else if (Text == "each")
      Value.Kind = Operand::Each;
    else if (!Text.getAsInteger(10, Value.Index))
      Value.Kind = Operand::Arg;
    else
      return "expected 'this', 'return', 'each' or the number of an argument, counted from 0";
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarEnumerationTraits<Effect> {
  static void enumeration(IO &Io, Effect &E) {
    for (int I = 0; I <= static_cast<int>(Effect::Holds); ++I)
      Io.enumCase(E, spelling(static_cast<Effect>(I)).data(), static_cast<Effect>(I));
  }
};

template <> struct ScalarEnumerationTraits<TypeRole> {
  static void enumeration(IO &Io, TypeRole &R) {
    for (int I = 0; I <= static_cast<int>(TypeRole::TryLock); ++I)
      Io.enumCase(R, spelling(static_cast<TypeRole>(I)).data(), static_cast<TypeRole>(I));
  }
};

template <> struct ScalarEnumerationTraits<Waker> {
  static void enumeration(IO &Io, Waker &W) {
    Io.enumCase(W, "thread", Waker::Thread);
    Io.enumCase(W, "descriptor", Waker::Descriptor);
    Io.enumCase(W, "signal", Waker::Signal);
  }
};

template <> struct ScalarEnumerationTraits<Place> {
  static void enumeration(IO &Io, Place &P) {
    Io.enumCase(P, "anywhere", Place::Anywhere);
    Io.enumCase(P, "threads", Place::Threads);
  }
};

template <> struct MappingTraits<Condition> {
  static void mapping(IO &Io, Condition &C) {
    Names Is, Has;
    Io.mapRequired("Arg", C.On);
    Io.mapOptional("Is", Is);
    Io.mapOptional("Has", Has);
    Io.mapOptional("Contains", C.Contains);
    C.Is = std::move(Is.List);
    C.Has = std::move(Has.List);
  }
  static std::string validate(IO &, Condition &C) {
    if (C.Is.empty() && C.Has.empty() && C.Contains.empty())
      return "a condition needs one of 'Is', 'Has' and 'Contains'";
    return {};
  }
};

template <> struct MappingTraits<ArgumentEdit> {
  static void mapping(IO &Io, ArgumentEdit &A) {
    Io.mapRequired("At", A.At);
    Io.mapRequired("Text", A.Text);
    Io.mapOptional("Insert", A.Insert);
    Io.mapOptional("AppendToLiteral", A.AppendToLiteral);
  }
};

template <> struct MappingTraits<Remedy> {
  static void mapping(IO &Io, Remedy &R) {
    Io.mapOptional("Language", R.Language);
    Io.mapOptional("Standard", R.Standard);
    Io.mapOptional("NeedsStopToken", R.NeedsStopToken);
    Io.mapOptional("Rename", R.Rename);
    Io.mapOptional("Arguments", R.Arguments);
    Io.mapOptional("Before", R.Before);
    Io.mapOptional("Hoist", R.Hoist);
    Io.mapOptional("Guard", R.Guard);
    Io.mapOptional("TimedOut", R.TimedOut);
    Io.mapOptional("Undo", R.Undo);
    Io.mapOptional("UndoIf", R.UndoIf);
    Io.mapOptional("Loop", R.Loop);
    Io.mapOptional("Includes", R.Includes);
  }
  static std::string validate(IO &, Remedy &R) {
    if (!R.Language.empty() && R.Language != "C" && R.Language != "C++")
      return "'Language' is 'C' or 'C++'";
    return {};
  }
};

template <> struct MappingTraits<Results> {
  static void mapping(IO &Io, Results &R) {
    Io.mapRequired("Ok", R.Ok);
    Io.mapRequired("TimedOut", R.TimedOut);
    Io.mapOptional("Error", R.Error, -1);
  }
};

template <> struct MappingTraits<Row> {
  static void mapping(IO &Io, Row &R) {
    Names Directions;
    Io.mapRequired("Name", R.Name);
    Io.mapRequired("Effect", R.Does);
    Io.mapOptional("Params", R.Params);
    Io.mapOptional("FirstParameter", R.FirstParameter);
    Io.mapOptional("Returning", R.Returning);
    Io.mapOptional("Object", R.Object);
    Io.mapOptional("Handle", R.Handle);
    Io.mapOptional("From", R.From);
    Io.mapOptional("Kind", R.Kind);
    Io.mapOptional("Directions", Directions);
    Io.mapOptional("When", R.When);
    Io.mapOptional("BoundedIf", R.BoundedIf);
    Io.mapOptional("Unless", R.Unless);
    Io.mapOptional("Forever", R.Forever);
    Io.mapOptional("Bounded", R.Bounded);
    Io.mapOptional("Together", R.Together);
    Io.mapOptional("By", R.By);
    Io.mapOptional("Where", R.Where);
    Io.mapOptional("Missable", R.Missable);
    Io.mapOptional("LockLike", R.LockLike);
    Io.mapOptional("Predicate", R.Predicate);
    Io.mapOptional("Releases", R.Releases);
    Io.mapOptional("Partner", R.Partner);
    Io.mapOptional("Shared", R.Shared);
    Io.mapOptional("Descriptors", R.Descriptors);
    Io.mapOptional("Returns", R.Returns);
    Io.mapOptional("Remedies", R.Remedies);
    Io.mapOptional("Advice", R.Advice);
    R.Directions = std::move(Directions.List);
  }
  static std::string validate(IO &, Row &R) {
    bool Blocks = R.Does == Effect::Wait || R.Does == Effect::NetworkCall;
    if (R.Name.empty())
      return "'Name' is empty";
    if (!Blocks && (!R.Remedies.empty() || R.Forever || !R.Advice.empty()))
      return "'" + R.Name + "': only a Wait or a NetworkCall has 'Forever', 'Remedies' and 'Advice'";
    if ((R.Name == "*") != (!R.FirstParameter.empty() && !R.Returning.empty()))
      return "'" + R.Name + "': 'FirstParameter' and 'Returning' go with the name '*'";
    if (R.Handle && !R.Object)
      return "'" + R.Name + "': 'Handle' needs an 'Object'";
    bool NeedsObject = R.Does == Effect::Bound || R.Does == Effect::Unbound || R.Does == Effect::Make ||
                       R.Does == Effect::Wake || R.Does == Effect::Watch || R.Does >= Effect::Acquire;
    if (NeedsObject && !R.Object)
      return "'" + R.Name + "': a " + spelling(R.Does).str() + " row needs an 'Object'";
    return {};
  }
};

template <> struct MappingTraits<TypeRow> {
  static void mapping(IO &Io, TypeRow &T) {
    Io.mapRequired("Name", T.Name);
    Io.mapRequired("Role", T.Role);
    Io.mapOptional("Guard", T.Guard);
    Io.mapOptional("Flexible", T.Flexible);
    Io.mapOptional("Together", T.Together);
  }
};

template <> struct MappingTraits<Library> {
  static void mapping(IO &Io, Library &L) {
    Io.mapRequired("Library", L.Name);
    Io.mapOptional("Headers", L.Headers);
    Io.mapOptional("Prefixes", L.Prefixes);
    Io.mapOptional("Types", L.Types);
    Io.mapOptional("Functions", L.Functions);
  }
};

} // namespace llvm::yaml

namespace leak {

llvm::StringRef spelling(Effect E) {
  static const char *const Spellings[] = {"Wait", "NetworkCall", "Bound", "Unbound", "Make",  "Use",
                                          "Wake", "Watch",       "Spawn", "Cancel",  "Clock", "Acquire",
                                          "TryAcquire", "Release", "Disown", "Recursive", "Initialize", "Join", "Holds"};
  return Spellings[static_cast<int>(E)];
}

llvm::StringRef spelling(TypeRole R) {
  static const char *const Spellings[] = {"Thread", "StopToken", "StopCallback", "Flag", "Data", "Pointer", "Handle",
                                          "Mutex", "RecursiveMutex", "Guard", "SharedGuard", "DeferLock", "AdoptLock", "TryLock"};
  return Spellings[static_cast<int>(R)];
}

/// Numbers the rows of \p Rows with the lines on which `- Name:` stands below the key \p Section. Rows are read in order,
/// so the n-th such line is the n-th row's.
template <typename RowTy> static void numberRows(llvm::StringRef Text, llvm::StringRef Section, std::vector<RowTy> &Rows) {
  unsigned Line = 0;
  size_t Next = 0;
  bool Inside = false;
  while (!Text.empty() && Next < Rows.size()) {
    auto [First, Rest] = Text.split('\n');
    Text = Rest;
    ++Line;
    if (!First.empty() && llvm::isAlpha(First.front()))
      Inside = First.starts_with(Section);
    llvm::StringRef Item = First.ltrim(" -{");
    if (Inside && First.ltrim().starts_with("-") && Item.starts_with("Name:"))
      Rows[Next++].Line = Line;
  }
}

/// The first row that stands twice, as an error; empty if there is none. Overloads differ in Params, option setters in When.
static std::string findDuplicate(const Library &Lib) {
  llvm::StringSet<> Seen;
  for (const Row &R : Lib.Functions) {
    std::string Key = R.Name + '#' + (R.Params ? std::to_string(*R.Params) : "") + '#' + spelling(R.Does).str() + R.FirstParameter;
    for (const Condition &C : R.When)
      for (const auto *List : {&C.Is, &C.Has})
        for (const std::string &Word : *List)
          Key += '#' + Word;
    if (!Seen.insert(Key).second)
      return Lib.File + ":" + std::to_string(R.Line) + ": '" + R.Name + "' has this row already";
  }
  for (const TypeRow &T : Lib.Types)
    if (!Seen.insert("type " + T.Name).second)
      return Lib.File + ":" + std::to_string(T.Line) + ": '" + T.Name + "' has this row already";
  return {};
}

std::unique_ptr<Library> parseLibrary(llvm::MemoryBufferRef Buffer, std::string &Error) {
  llvm::StringRef Text = Buffer.getBuffer();
  std::string File = Buffer.getBufferIdentifier().str();
  const auto *Bytes = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  if (Text.contains('\0') || !llvm::isLegalUTF8String(&Bytes, reinterpret_cast<const llvm::UTF8 *>(Text.end()))) {
    Error = File + ":1: not a model file: it is not UTF-8 text";
    return nullptr;
  }
  if (Text.trim().empty()) {
    Error = File + ":1: not a model file: it is empty";
    return nullptr;
  }

  // The first complaint is the cause; the reader repeats itself after it.
  struct FirstDiag {
    std::string File, *Error;
  } First{File, &Error};
  auto Handler = [](const llvm::SMDiagnostic &Diag, void *Opaque) {
    auto *First = static_cast<FirstDiag *>(Opaque);
    if (First->Error->empty())
      *First->Error = (First->File + ":" + llvm::Twine(std::max(Diag.getLineNo(), 1)) + ": " + Diag.getMessage()).str();
  };
  Error.clear();
  auto Lib = std::make_unique<Library>();
  llvm::yaml::Input In(Text, nullptr, +Handler, &First);
  In >> *Lib;
  if (In.error() || !Error.empty()) {
    if (Error.empty())
      Error = File + ":1: not a model file";
    return nullptr;
  }
  Lib->File = File;
  numberRows(Text, "Functions", Lib->Functions);
  numberRows(Text, "Types", Lib->Types);
  for (Row &R : Lib->Functions)
    R.Origin = Lib.get();
  for (TypeRow &T : Lib->Types)
    T.Origin = Lib.get();
  Error = findDuplicate(*Lib);
  return Error.empty() ? std::move(Lib) : nullptr;
}

} // namespace leak
