#include "lib/Models/Schema.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
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
struct NoMapping {};

/// What the reader takes along: the text's lines, and where the first complaint goes. It is the cause; the reader repeats
/// itself after it.
struct ReadContext {
  std::string File, &Error;
  llvm::SourceMgr Lines;

  void complain(unsigned Line, const llvm::Twine &What) {
    if (Error.empty())
      Error = (File + ":" + llvm::Twine(Line) + ": " + What).str();
  }
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
  static NoMapping &getAsMap(Names &) {
    static thread_local NoMapping Unused;
    return Unused;
  }
};

template <> struct MappingTraits<NoMapping> {
  static void mapping(IO &Io, NoMapping &) { Io.setError("expected a name or a list of names"); }
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

template <> struct ScalarEnumerationTraits<System> {
  static void enumeration(IO &Io, System &S) {
    Io.enumCase(S, "Windows", System::Windows);
    Io.enumCase(S, "Unix", System::Unix);
  }
};

template <> struct MappingTraits<Condition> {
  static void mapping(IO &Io, Condition &C) {
    Names Is, Has, Outside, Type;
    Io.mapRequired("Arg", C.On);
    Io.mapOptional("Is", Is);
    Io.mapOptional("Has", Has);
    Io.mapOptional("Outside", Outside);
    Io.mapOptional("Contains", C.Contains);
    Io.mapOptional("Type", Type);
    C.Is = std::move(Is.List);
    C.Has = std::move(Has.List);
    C.Outside = std::move(Outside.List);
    C.Type = std::move(Type.List);
  }
  static std::string validate(IO &, Condition &C) {
    if (C.Is.empty() && C.Has.empty() && C.Contains.empty() && C.Type.empty())
      return "a condition needs one of 'Is', 'Has', 'Contains' and 'Type'";
    if (C.Has.empty() && !C.Outside.empty())
      return "'Outside' needs 'Has'";
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
  }
};

/// The line on which the mapping that is being read begins.
static unsigned currentLine(IO &Io) {
  SMLoc Start = static_cast<Input &>(Io).getCurrentNode()->getSourceRange().Start;
  return static_cast<ReadContext *>(Io.getContext())->Lines.FindLineNumber(Start);
}

template <> struct MappingTraits<Row> {
  static void mapping(IO &Io, Row &R) {
    Names Directions;
    R.Line = currentLine(Io);
    Io.mapRequired("Name", R.Name);
    Io.mapRequired("Effect", R.Does);
    Io.mapOptional("Params", R.Params);
    Io.mapOptional("FirstParameter", R.FirstParameter);
    Io.mapOptional("Returning", R.Returning);
    Io.mapOptional("Object", R.Object);
    Io.mapOptional("Handle", R.Handle);
    Io.mapOptional("From", R.From);
    Io.mapOptional("Owner", R.Owner);
    Io.mapOptional("Kind", R.Kind);
    Io.mapOptional("Directions", Directions);
    Io.mapOptional("When", R.When);
    Io.mapOptional("BoundedIf", R.BoundedIf);
    Io.mapOptional("Unless", R.Unless);
    Io.mapOptional("Forever", R.Forever);
    Io.mapOptional("Bounded", R.Bounded);
    Io.mapOptional("Default", R.Default);
    Io.mapOptional("Together", R.Together);
    Io.mapOptional("By", R.By);
    Io.mapOptional("Where", R.Where);
    Io.mapOptional("Missable", R.Missable);
    Io.mapOptional("Ahead", R.Ahead);
    Io.mapOptional("LockLike", R.LockLike);
    Io.mapOptional("Predicate", R.Predicate);
    Io.mapOptional("Releases", R.Releases);
    Io.mapOptional("Partner", R.Partner);
    Io.mapOptional("Shared", R.Shared);
    Io.mapOptional("Joins", R.Joins);
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
    if (!R.Default.empty() && !R.Bounded)
      return "'" + R.Name + "': 'Default' goes with 'Bounded'";
    bool NeedsObject = R.Does == Effect::Bound || R.Does == Effect::Unbound || R.Does == Effect::Make ||
                       R.Does == Effect::Wake || R.Does == Effect::Watch || R.Does >= Effect::Acquire;
    if (NeedsObject && !R.Object)
      return "'" + R.Name + "': 'Effect: " + spelling(R.Does).str() + "' needs an 'Object'";
    return {};
  }
};

template <> struct MappingTraits<TypeRow> {
  static void mapping(IO &Io, TypeRow &T) {
    T.Line = currentLine(Io);
    Io.mapRequired("Name", T.Name);
    Io.mapRequired("Role", T.Role);
    Io.mapOptional("Guard", T.Guard);
    Io.mapOptional("Flexible", T.Flexible);
    Io.mapOptional("Together", T.Together);
    Io.mapOptional("Joins", T.Joins);
    Io.mapOptional("Terminates", T.Terminates);
  }
};

template <> struct MappingTraits<Library> {
  static void mapping(IO &Io, Library &L) {
    Io.mapRequired("Library", L.Name);
    Io.mapOptional("Headers", L.Headers);
    Io.mapOptional("System", L.On);
    Io.mapOptional("Prefixes", L.Prefixes);
    Io.mapOptional("Types", L.Types);
    Io.mapOptional("Functions", L.Functions);
  }
};

} // namespace llvm::yaml

namespace leak {

llvm::StringRef spelling(Effect E) {
  static const char *const Spellings[] = {"Wait",   "NetworkCall", "Bound",      "Unbound", "Make",    "Use",        "Wake",
                                          "Watch",  "Spawn",       "Cancel",     "Clock",   "Acquire", "TryAcquire", "Release",
                                          "Disown", "Recursive",   "Initialize", "Join",    "Detach",  "Holds"};
  return Spellings[static_cast<int>(E)];
}

llvm::StringRef spelling(TypeRole R) {
  static const char *const Spellings[] = {"Thread",      "StopToken", "StopCallback", "Flag",           "Data",
                                          "Pointer",     "Handle",    "Mutex",        "RecursiveMutex", "Guard",
                                          "SharedGuard", "DeferLock", "AdoptLock",    "TryLock"};
  return Spellings[static_cast<int>(R)];
}

std::string keyOf(const Row &R) {
  std::string Key = R.Name;
  if (R.Name == "*")
    Key = R.Returning + " *(" + R.FirstParameter + ")";
  if (R.Params)
    Key += '/' + std::to_string(*R.Params);
  Key += ' ' + spelling(R.Does).str();
  llvm::StringRef Joint = " when ";
  for (const Condition &C : R.When) {
    Key += (Joint + llvm::join(C.Is, "|") + llvm::join(C.Has, "|") + llvm::join(C.Type, "|") + C.Contains).str();
    Joint = " and ";
  }
  return Key;
}

/// Complains of the first row that stands twice.
static void findDuplicate(const Library &Lib, ReadContext &Context) {
  llvm::StringMap<unsigned> Seen;
  auto Add = [&](const std::string &Key, llvm::StringRef Name, unsigned Line) {
    auto [It, New] = Seen.try_emplace(Key, Line);
    if (!New)
      Context.complain(Line, "'" + Name + "' has this row already, in line " + llvm::Twine(It->second));
  };
  for (const Row &R : Lib.Functions)
    Add(keyOf(R), R.Name, R.Line);
  for (const TypeRow &T : Lib.Types)
    Add("type " + T.Name, T.Name, T.Line);
}

/// How deep brackets and block sequences may nest. LLVM's reader calls itself for each level; rows need five.
static constexpr unsigned MaxNesting = 256;

/// The line on which \p Text nests too deep, or 0. Brackets in texts count too: what a row says has them in pairs.
static unsigned findTooDeep(llvm::StringRef Text) {
  unsigned Line = 0;
  int Open = 0;
  while (!Text.empty()) {
    auto [First, Rest] = Text.split('\n');
    Text = Rest;
    ++Line;
    for (char C : First) {
      Open += C == '[' || C == '{' ? 1 : C == ']' || C == '}' ? -1 : 0;
      if (Open > static_cast<int>(MaxNesting))
        return Line;
    }
    if (First.find_first_not_of(" -?") > MaxNesting && First.size() > MaxNesting && First.trim().size())
      return Line;
  }
  return 0;
}

/// Reads all of \p Text, which is UTF-8, into \p Into, or complains.
template <typename T> static void readDocument(llvm::StringRef Text, T &Into, ReadContext &Context) {
  Context.Lines.AddNewSourceBuffer(llvm::MemoryBuffer::getMemBuffer(Text, Context.File, /*RequiresNullTerminator=*/false), {});
  auto Handler = [](const llvm::SMDiagnostic &Diag, void *Opaque) {
    // Where LLVM's words say what its reader did, ours say what the writer of the file must do.
    llvm::StringRef Text = llvm::StringSwitch<llvm::StringRef>(Diag.getMessage())
                               .Case("unexpected scalar", "expected a single value")
                               .Case("unknown enumerated scalar", "unknown value")
                               .Case("unknown node kind", "an alias is not supported here")
                               .Case("not a sequence", "expected a list")
                               .Case("not a mapping", "expected keys with values")
                               .Default(Diag.getMessage());
    static_cast<ReadContext *>(Opaque)->complain(std::max(Diag.getLineNo(), 1), Text);
  };
  llvm::yaml::Input In(Text, &Context, +Handler, &Context);
  In >> Into;
  if (In.error())
    return Context.complain(1, "not a model file");
  if (In.nextDocument() && In.setCurrentDocument())
    Context.complain(llvm::yaml::currentLine(In), "a model file is one document");
}

/// Reads a file that anybody may have written.
static void read(llvm::StringRef Text, Library &Lib, ReadContext &Context) {
  const auto *Bytes = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  if (Text.contains('\0') || !llvm::isLegalUTF8String(&Bytes, reinterpret_cast<const llvm::UTF8 *>(Text.end())))
    return Context.complain(1, "not a model file: it is not UTF-8 text");
  if (Text.trim().empty())
    return Context.complain(1, "not a model file: it is empty");
  if (unsigned Line = findTooDeep(Text))
    return Context.complain(Line, "not a model file: it nests too deep");
  readDocument(Text, Lib, Context);
  findDuplicate(Lib, Context);
}

template <typename T> static void readRow(llvm::MemoryBufferRef Text, T &Into, std::string &Error) {
  Error.clear();
  ReadContext Context{Text.getBufferIdentifier().str(), Error, {}};
  readDocument(Text.getBuffer(), Into, Context);
}

void parseRow(llvm::MemoryBufferRef Text, Row &Into, std::string &Error) { readRow(Text, Into, Error); }
void parseRow(llvm::MemoryBufferRef Text, TypeRow &Into, std::string &Error) { readRow(Text, Into, Error); }

std::unique_ptr<Library> parseLibrary(llvm::MemoryBufferRef Buffer, std::string &Error) {
  Error.clear();
  auto Lib = std::make_unique<Library>();
  ReadContext Context{Buffer.getBufferIdentifier().str(), Error, {}};
  read(Buffer.getBuffer(), *Lib, Context);
  if (!Error.empty())
    return nullptr;
  Lib->File = Context.File;
  for (Row &R : Lib->Functions)
    R.Origin = Lib.get();
  for (TypeRow &T : Lib->Types)
    T.Origin = Lib.get();
  return Lib;
}

} // namespace leak
