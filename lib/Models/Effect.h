// What a call does, as far as threads that never end are concerned.
//
// This is the vocabulary in which every other layer speaks of library functions. A row of a model file gives one function its
// effect; no other place of the project names an API. Costs nothing: plain data, read once per process.
#pragma once
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace leak {

struct Library;

/// A part of a call: the implicit object, the result, or an argument counted from 0.
struct Operand {
  enum KindTy { None, This, Return, Arg, Each } Kind = None; ///< Each: every argument
  unsigned Index = 0;

  explicit operator bool() const { return Kind != None; }
  friend bool operator==(const Operand &, const Operand &) = default;
};

/// A test of one operand. `Is` holds keywords (negative, null, zero, nonzero, maximum, absent) or names of enumerators, macros,
/// constants and called functions; `Has` holds names that occur anywhere in the argument (flags), `Outside` fields in which
/// they never are; `Contains` is text that occurs in a string literal; `Type` holds classes of which the argument is one. A test
/// of each argument holds if it does for one.
struct Condition {
  Operand On;
  std::vector<std::string> Is;
  std::vector<std::string> Has;
  std::vector<std::string> Outside;
  std::string Contains;
  std::vector<std::string> Type;
};

enum class Effect {
  Wait,        ///< blocks until a thread, descriptor or signal acts
  NetworkCall, ///< blocks until a peer answers
  Bound,       ///< gives its object a timeout (or makes it non-blocking)
  Unbound,     ///< takes every timeout off its object
  Make,        ///< makes an object that has no timeout yet
  Use,         ///< takes the object and leaves its timeouts as they are
  Wake,        ///< ends a wait on its object
  Watch,       ///< adds a descriptor to its object, a set that is waited on
  Spawn,       ///< starts a thread
  Cancel,      ///< ends another thread at its next cancellation point
  Clock,       ///< changes the clock that deadlines are measured on
  Acquire,     ///< takes its lock, blocking until it is free; through a guard, the guard's lock
  TryAcquire,  ///< takes its lock if that is free, or becomes free in time; Returns says which result means success
  Release,     ///< gives its lock back
  Disown,      ///< a guard gives its lock up without giving it back
  Recursive,   ///< makes its mutex, or mutexes that are made with its attribute, ones that their holder may lock again
  Initialize,  ///< makes its mutex an ordinary one
  Join,        ///< blocks until its thread has ended
  Detach,      ///< gives up the right to join its thread
  Holds,       ///< tells whether its guard holds its lock
};

/// Who ends a wait.
enum class Waker { Thread, Descriptor, Signal };

/// Where a blocking call is worth a report.
enum class Place { Anywhere, Threads };

/// One edit of an argument: replaces argument `At`, or inserts before it (`Insert`), or appends inside a string literal.
struct ArgumentEdit {
  unsigned At = 0;
  std::string Text;
  bool Insert = false;
  bool AppendToLiteral = false;
};

/// One way to bound a call, as templates: ${call} ${object} ${arg0}... ${ms} ${s} ${ns} ${us} ${duration} ${stop} ${fresh}.
/// `Before` is a statement that goes before the call; `Hoist` says that it may stand before a loop that repeats the call.
/// `TimedOut` is true when the bounded call gave up, and `Undo` what must be done before the function is left then.
struct Remedy {
  std::string Language; ///< C, C++ or empty for both
  unsigned Standard = 0;
  bool NeedsStopToken = false;
  std::string Rename;
  std::vector<ArgumentEdit> Arguments;
  std::string Before;
  bool Hoist = false;
  std::string Guard; ///< replaces nothing: a condition tested before the statement; the function is left when it holds
  std::string TimedOut;
  std::string Undo;
  std::string UndoIf; ///< Undo only where the function itself calls this function (it took the lock that Undo releases)
  std::string Loop; ///< replaces a loop that only waits: the condition that is false when time ran out; ${until} ends the loop
  std::vector<std::string> Includes;
};

/// The results of a call by which its caller tells what happened.
struct Results {
  int Ok = 0;
  int TimedOut = 0;
};

/// One row of a model file.
struct Row {
  std::string Name; ///< qualified, without inline namespaces and template arguments
  Effect Does = Effect::Use;
  std::optional<unsigned> Params; ///< exact number of parameters, where overloads differ
  std::string FirstParameter;     ///< with the name `*`: any function whose first parameter is (a pointer to) this class...
  std::string Returning;          ///< ...and which returns this class

  Operand Object;                      ///< what is waited on, configured, made; names the thing in messages
  bool Handle = false;                 ///< Object carries timeouts: calls that bound it elsewhere count
  Operand From;                        ///< Make: the new object starts with the timeouts of this one
  Operand Owner;                       ///< Make: the new object lives by the timeouts of this one, whenever it gets them
  std::string Kind;                    ///< Make: `wakeup` for descriptors that exist to end a wait
  std::vector<std::string> Directions; ///< timeouts given (Bound) or needed (NetworkCall); empty for all
  std::vector<Condition> When;         ///< the row holds only if all of these do
  std::vector<Condition> BoundedIf;    ///< any of these bounds the call by itself
  std::vector<Condition> Unless;       ///< Bound: no timeout after all if any of these holds (0 for "never")
  std::optional<Condition> Forever;    ///< the call blocks without end only if this holds
  bool Bounded = false;                ///< bounded by the library's own default
  std::string Default;                 ///< that default in words, such as `10 s`: for the documentation
  std::string Together;                ///< Bound: counts only beside a call that names this option too

  Waker By = Waker::Thread;
  Place Where = Place::Anywhere;
  bool Missable = false; ///< a wait that can miss its notification unless a loop or predicate tests for it
  bool Ahead = false;    ///< Cancel: counts in the waiting function too, where it comes before the wait
  bool LockLike = false; ///< a wait that is no wait where the same function wakes the object again (a semaphore as a lock)
  Operand Predicate;
  Operand Releases;    ///< Wait: the lock that is given back while it waits
  std::string Partner; ///< Acquire: the function, called the same way, that gives back what this one takes; Spawn: that joins
  bool Shared = false; ///< Acquire, TryAcquire, Release: for reading, beside other readers
  bool Joins = false;  ///< Spawn: the destructor of what it returns waits for the thread
  Operand Descriptors; ///< the set of descriptors waited on, or the descriptor that Watch adds

  std::optional<Results> Returns;
  std::vector<Remedy> Remedies;
  std::string Advice; ///< the remedy in words, where no edit can make it

  const Library *Origin = nullptr;
  unsigned Line = 0;
};

/// What a class is for.
enum class TypeRole {
  Thread,         ///< constructing one starts a thread
  StopToken,      ///< reading one asks whether a stop was requested
  StopCallback,   ///< while one lives, a stop request runs code
  Flag,           ///< a value that other threads set (atomics)
  Data,           ///< a container: its state is data, not a stop signal
  Pointer,        ///< a smart pointer: stands for what it points to
  Handle,         ///< an object that carries timeouts and starts with none
  Mutex,          ///< a lock that its holder must not take again
  RecursiveMutex, ///< a lock that its holder may take again
  Guard,          ///< its constructor takes the locks that it is given, its destructor gives them back
  SharedGuard,    ///< a guard that takes its lock for reading
  DeferLock,      ///< tells a guard not to take its lock yet
  AdoptLock,      ///< tells a guard that its lock is held already
  TryLock,        ///< tells a guard to take its lock only if it is free
};

struct TypeRow {
  std::string Name;
  TypeRole Role = TypeRole::Data;
  std::string Guard;       ///< Mutex: the guard that holds one to the end of a block
  std::string Flexible;    ///< Guard: the class, in the same scope, that can be unlocked before its end
  std::string Together;    ///< Guard: the class, Mutex: the function that takes several locks without an order
  bool Joins = false;      ///< Thread: the destructor waits for the thread
  bool Terminates = false; ///< Thread: the destructor of one that can be joined ends the program
  const Library *Origin = nullptr;
  unsigned Line = 0;
};

/// The systems on which a library's rows hold: Winsock has functions of POSIX by name that take other values.
enum class System { Any, Windows, Unix };

/// One model file.
struct Library {
  std::string File; ///< as given: shown in messages
  std::string Name;
  std::vector<std::string> Headers;
  System On = System::Any;
  std::vector<std::string> Prefixes; ///< functions named so are the library's own and configure nothing unless a row says so
  std::vector<Row> Functions;
  std::vector<TypeRow> Types;
};

llvm::StringRef spelling(Effect E);
llvm::StringRef spelling(TypeRole R);

/// What tells \p R from every other row of its file: `poll/3 Wait`, `fcntl Bound when F_SETFL`.
std::string keyOf(const Row &R);

} // namespace leak
