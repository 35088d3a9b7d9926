// RUN: %check_leak %s leak-lock-order --std c++11,c++17 -- -pthread
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void use(int);

// Two locks of one object.
class TwoMethodsBad {
  // CHECK-FIXES-LABEL: class TwoMethodsBad {
public:
  void put(int New) {
    std::lock_guard<std::mutex> First(Index);
    // expected-note@-1 {{on another path 'Index' is locked here}}
    std::lock_guard<std::mutex> Second(Data);
    // expected-note@-1 {{and then 'Data' here}}
    Value = New;
  }
  int get() const {
    std::lock_guard<std::mutex> First(Data);
    // expected-note@-1 {{'Data' locked here}}
    std::lock_guard<std::mutex> Second(Index);
    // expected-warning@-1 {{'Index' is locked while 'Data' is held, and 'Data' while 'Index' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(Data, Index);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(Data, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(Index, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(Data, Index);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(Index);
    // CHECK-FIXES-CXX17: return Value;
    return Value;
  }

private:
  mutable std::mutex Index, Data;
  int Value = 0;
};

class ThroughMethodsBad {
public:
  void put(int New) {
    std::lock_guard<std::mutex> Lock(Index);
    // expected-note@-1 {{on another path 'Index' is locked here}}
    store(New);
    // expected-note@-1 {{'store' called here}}
    Value = New;
  }
  void evict() {
    std::lock_guard<std::mutex> Lock(Data);
    // expected-note@-1 {{'Data' locked here}}
    drop();
    // expected-warning@-1 {{this call locks 'Index' while 'Data' is held, and 'Data' while 'Index' is held on another path}}
    // expected-note@-2 {{lock 'Index' before 'Data' on every path}}
    Value = 0;
  }

private:
  void store(int New) { write(New); }
  // expected-note@-1 {{'write' called here}}
  void write(int New) {
    std::lock_guard<std::mutex> Lock(Data);
    // expected-note@-1 {{and then 'Data' here}}
    Value = New;
  }
  void drop() {
    std::lock_guard<std::mutex> Lock(Index);
    // expected-note@-1 {{'Index' locked here}}
    --Value;
  }
  std::mutex Index, Data;
  int Value = 0;
};

class StaticsBad {
  // CHECK-FIXES-LABEL: class StaticsBad {
public:
  static void put(int New) {
    std::lock_guard<std::mutex> First(Index);
    // expected-note@-1 {{on another path 'Index' is locked here}}
    std::lock_guard<std::mutex> Second(Data);
    // expected-note@-1 {{and then 'Data' here}}
    Value = New;
  }
  static void drop() {
    std::lock_guard<std::mutex> First(Data);
    // expected-note@-1 {{'Data' locked here}}
    std::lock_guard<std::mutex> Second(Index);
    // expected-warning@-1 {{'Index' is locked while 'Data' is held, and 'Data' while 'Index' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(Data, Index);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(Data, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(Index, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(Data, Index);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(Index);
    // CHECK-FIXES-CXX17: Value = 0;
    Value = 0;
  }

private:
  static std::mutex Index, Data;
  static int Value;
};

class BaseOfLocks {
protected:
  std::mutex Index;
};
class DerivedBad : BaseOfLocks {
  // CHECK-FIXES-LABEL: class DerivedBad : BaseOfLocks {
public:
  void put(int New) {
    std::lock_guard<std::mutex> First(Index);
    // expected-note@-1 {{on another path 'Index' is locked here}}
    std::lock_guard<std::mutex> Second(Data);
    // expected-note@-1 {{and then 'Data' here}}
    Value = New;
  }
  void drop() {
    std::lock_guard<std::mutex> First(Data);
    // expected-note@-1 {{'Data' locked here}}
    std::lock_guard<std::mutex> Second(Index);
    // expected-warning@-1 {{'Index' is locked while 'Data' is held, and 'Data' while 'Index' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(Data, Index);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(Data, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(Index, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(Data, Index);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(Index);
    // CHECK-FIXES-CXX17: Value = 0;
    Value = 0;
  }

private:
  std::mutex Data;
  int Value = 0;
};

namespace through_pointer {
struct Cache {
  std::mutex Index, Data;
  int Value;
};
void put(Cache *C, int New) {
  std::lock_guard<std::mutex> First(C->Index);
  // expected-note@-1 {{on another path 'Index' is locked here}}
  std::lock_guard<std::mutex> Second(C->Data);
  // expected-note@-1 {{and then 'Data' here}}
  C->Value = New;
}
void dropBad(const std::shared_ptr<Cache> &C) {
  // CHECK-FIXES-LABEL: void dropBad(const std::shared_ptr<Cache> &C) {
  std::lock_guard<std::mutex> First(C->Data);
  // expected-note@-1 {{'Data' locked here}}
  std::lock_guard<std::mutex> Second(C->Index);
  // expected-warning@-1 {{'Index' is locked while 'Data' is held, and 'Data' while 'Index' is held on another path}}
  // CHECK-FIXES-CXX11: std::lock(C->Data, C->Index);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(C->Data, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(C->Index, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(C->Data, C->Index);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(C->Index);
  // CHECK-FIXES-CXX17: C->Value = 0;
  C->Value = 0;
}
} // namespace through_pointer

namespace held_by_pointer {
class CacheBad {
  // CHECK-FIXES-LABEL: class CacheBad {
public:
  void put(int New) {
    std::lock_guard<std::mutex> First(*Index);
    // expected-note@-1 {{on another path 'Index' is locked here}}
    std::lock_guard<std::mutex> Second(*Data);
    // expected-note@-1 {{and then 'Data' here}}
    Value = New;
  }
  void drop() {
    std::lock_guard<std::mutex> First(*Data);
    // expected-note@-1 {{'Data' locked here}}
    std::lock_guard<std::mutex> Second(*Index);
    // expected-warning@-1 {{'Index' is locked while 'Data' is held, and 'Data' while 'Index' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(*Data, *Index);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(*Data, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(*Index, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(*Data, *Index);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(*Index);
    // CHECK-FIXES-CXX17: Value = 0;
    Value = 0;
  }

private:
  std::unique_ptr<std::mutex> Index, Data;
  int Value = 0;
};
} // namespace held_by_pointer

// A lock of an object and one of the program.
namespace registry {
std::mutex Registry;
int Registered;
class Session {
public:
  void close() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{on another path 'Mutex' is locked here}}
    Open = false;
    std::lock_guard<std::mutex> All(Registry);
    // expected-note@-1 {{and then 'Registry' here}}
    --Registered;
  }
  void stop() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    Open = false;
  }

private:
  std::mutex Mutex;
  bool Open = true;
};
std::vector<Session *> Sessions;
void stopAllBad() {
  std::lock_guard<std::mutex> All(Registry);
  // expected-note@-1 {{'Registry' locked here}}
  for (Session *Each : Sessions)
    Each->stop();
    // expected-warning@-1 {{this call locks 'Mutex' while 'Registry' is held, and 'Registry' while 'Mutex' is held on another path}}
    // expected-note@-2 {{lock 'Mutex' before 'Registry' on every path}}
}
} // namespace registry

namespace of_two_classes {
class Writer;
class Log {
public:
  void append(Writer &By);
  void rotate() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{and then 'of_two_classes::Log::Mutex' here}}
    ++Size;
  }
  std::mutex Mutex;
  int Size = 0;
};
class Writer {
public:
  void flush() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'of_two_classes::Writer::Mutex' locked here}}
    ++Flushed;
  }
  void write(Log &To) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{on another path 'of_two_classes::Writer::Mutex' is locked here}}
    To.rotate();
    // expected-note@-1 {{'rotate' called here}}
    ++Flushed;
  }
  std::mutex Mutex;
  int Flushed = 0;
};
void appendBad(Log &To, Writer &By) {
  std::lock_guard<std::mutex> Lock(To.Mutex);
  // expected-note@-1 {{'of_two_classes::Log::Mutex' locked here}}
  By.flush();
  // expected-warning@-1 {{this call locks 'of_two_classes::Writer::Mutex' while 'of_two_classes::Log::Mutex' is held, and 'of_two_classes::Log::Mutex' while 'of_two_classes::Writer::Mutex' is held on another path}}
  // expected-note@-2 {{lock 'of_two_classes::Writer::Mutex' before 'of_two_classes::Log::Mutex' on every path}}
  ++To.Size;
}
} // namespace of_two_classes

// One lock each of two objects that the caller chooses.
struct Account {
  void deposit(int Amount) {
    std::lock_guard<std::mutex> Mine(Mutex);
    Balance += Amount;
  }
  int id() const { return Id; }
  mutable std::mutex Mutex;
  int Balance = 0;
  int Id = 0;
};

class MovesBad {
  // CHECK-FIXES-LABEL: class MovesBad {
public:
  void moveTo(MovesBad &To, int Amount) {
    std::lock_guard<std::mutex> Mine(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    std::lock_guard<std::mutex> Yours(To.Mutex);
    // expected-warning@-1 {{'Mutex' of two objects is locked in the order that the caller chooses}}
    // CHECK-FIXES-CXX11: std::lock(Mutex, To.Mutex);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> Mine(Mutex, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Yours(To.Mutex, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock Mine(Mutex, To.Mutex);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Yours(To.Mutex);
    // CHECK-FIXES-CXX17: Balance -= Amount;
    Balance -= Amount;
    To.Balance += Amount;
  }

private:
  std::mutex Mutex;
  int Balance = 0;
};

class MovesByMethodBad {
public:
  void moveTo(MovesByMethodBad &To, int Amount) {
    std::lock_guard<std::mutex> Mine(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    Balance -= Amount;
    To.deposit(Amount);
    // expected-warning@-1 {{this call locks 'Mutex' of two objects in the order that the caller chooses}}
    // expected-note@-2 {{lock both in one call, or in an order of their own such as that of their addresses}}
  }
  void deposit(int Amount) {
    std::lock_guard<std::mutex> Mine(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    Balance += Amount;
  }

private:
  std::mutex Mutex;
  int Balance = 0;
};

class AssignedBad {
  // CHECK-FIXES-LABEL: class AssignedBad {
public:
  AssignedBad &operator=(const AssignedBad &From) {
    if (this == &From)
      return *this;
    std::lock_guard<std::mutex> Mine(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    std::lock_guard<std::mutex> Yours(From.Mutex);
    // expected-warning@-1 {{'Mutex' of two objects is locked in the order that the caller chooses}}
    // CHECK-FIXES-CXX11: std::lock(Mutex, From.Mutex);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> Mine(Mutex, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Yours(From.Mutex, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock Mine(Mutex, From.Mutex);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Yours(From.Mutex);
    // CHECK-FIXES-CXX17: Balance = From.Balance;
    Balance = From.Balance;
    return *this;
  }

private:
  mutable std::mutex Mutex;
  int Balance = 0;
};

class MovesOk {
public:
  void together(MovesOk &To, int Amount) {
    std::lock(Mutex, To.Mutex);
    std::lock_guard<std::mutex> Mine(Mutex, std::adopt_lock);
    std::lock_guard<std::mutex> Yours(To.Mutex, std::adopt_lock);
    Balance -= Amount;
    To.Balance += Amount;
  }
  void oneAfterTheOther(MovesOk &To, int Amount) {
    {
      std::lock_guard<std::mutex> Mine(Mutex);
      Balance -= Amount;
    }
    To.deposit(Amount);
  }
  void deposit(int Amount) {
    std::lock_guard<std::mutex> Mine(Mutex);
    Balance += Amount;
  }

private:
  std::mutex Mutex;
  int Balance = 0;
};

void transferBad(Account &From, Account &To, int Amount) {
  // CHECK-FIXES-LABEL: void transferBad(Account &From, Account &To, int Amount) {
  std::lock_guard<std::mutex> FromLock(From.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> ToLock(To.Mutex);
  // expected-warning@-1 {{'Mutex' of two objects is locked in the order that the caller chooses}}
  // CHECK-FIXES-CXX11: std::lock(From.Mutex, To.Mutex);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> FromLock(From.Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> ToLock(To.Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock FromLock(From.Mutex, To.Mutex);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> ToLock(To.Mutex);
  // CHECK-FIXES-CXX17: From.Balance -= Amount;
  From.Balance -= Amount;
  To.Balance += Amount;
}

void pointersBad(Account *From, Account *To, int Amount) {
  // CHECK-FIXES-LABEL: void pointersBad(Account *From, Account *To, int Amount) {
  if (From == To)
    return;
  std::unique_lock<std::mutex> FromLock(From->Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::unique_lock<std::mutex> ToLock(To->Mutex);
  // expected-warning@-1 {{'Mutex' of two objects is locked in the order that the caller chooses}}
  // CHECK-FIXES-CXX11: std::lock(From->Mutex, To->Mutex);
  // CHECK-FIXES-CXX11-NEXT: std::unique_lock<std::mutex> FromLock(From->Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::unique_lock<std::mutex> ToLock(To->Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock FromLock(From->Mutex, To->Mutex);
  // CHECK-FIXES-CXX17-NOT: std::unique_lock<std::mutex> ToLock(To->Mutex);
  // CHECK-FIXES-CXX17: From->Balance -= Amount;
  From->Balance -= Amount;
  To->Balance += Amount;
}

void byHandBad(Account &From, Account &To, int Amount) {
  // CHECK-FIXES-LABEL: void byHandBad(Account &From, Account &To, int Amount) {
  From.Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  To.Mutex.lock();
  // expected-warning@-1 {{'Mutex' of two objects is locked in the order that the caller chooses}}
  // CHECK-FIXES: std::lock(From.Mutex, To.Mutex);
  // CHECK-FIXES-NOT: To.Mutex.lock();
  // CHECK-FIXES: From.Balance -= Amount;
  From.Balance -= Amount;
  To.Balance += Amount;
  To.Mutex.unlock();
  From.Mutex.unlock();
}

// Which mutexes a helper is given is the business of its callers, and these are not asked.
void FN_locksThemselves(std::mutex &First, std::mutex &Second) {
  std::lock_guard<std::mutex> FirstLock(First);
  std::lock_guard<std::mutex> SecondLock(Second);
  use(1);
}

void sharedPointersBad(const std::shared_ptr<Account> &From, const std::shared_ptr<Account> &To) {
  // CHECK-FIXES-LABEL: void sharedPointersBad(const std::shared_ptr<Account> &From, const std::shared_ptr<Account> &To) {
  std::lock_guard<std::mutex> FromLock(From->Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> ToLock(To->Mutex);
  // expected-warning@-1 {{'Mutex' of two objects is locked in the order that the caller chooses}}
  // CHECK-FIXES-CXX11: std::lock(From->Mutex, To->Mutex);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> FromLock(From->Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> ToLock(To->Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock FromLock(From->Mutex, To->Mutex);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> ToLock(To->Mutex);
  // CHECK-FIXES-CXX17: std::swap(From->Balance, To->Balance);
  std::swap(From->Balance, To->Balance);
}

// The order is that of the addresses or numbers.
void byAddressOk(Account &From, Account &To, int Amount) {
  if (&From < &To) {
    std::lock_guard<std::mutex> First(From.Mutex);
    std::lock_guard<std::mutex> Second(To.Mutex);
    From.Balance -= Amount;
    To.Balance += Amount;
  } else {
    std::lock_guard<std::mutex> First(To.Mutex);
    std::lock_guard<std::mutex> Second(From.Mutex);
    From.Balance -= Amount;
    To.Balance += Amount;
  }
}

void byLessOk(Account &From, Account &To) {
  Account *First = &From, *Second = &To;
  if (std::less<Account *>()(Second, First))
    std::swap(First, Second);
  std::lock_guard<std::mutex> FirstLock(First->Mutex);
  std::lock_guard<std::mutex> SecondLock(Second->Mutex);
  std::swap(From.Balance, To.Balance);
}

void byIdOk(Account &From, Account &To) {
  Account &First = From.Id < To.Id ? From : To;
  Account &Second = From.Id < To.Id ? To : From;
  std::lock_guard<std::mutex> FirstLock(First.Mutex);
  std::lock_guard<std::mutex> SecondLock(Second.Mutex);
  std::swap(From.Balance, To.Balance);
}

void byIdMethodOk(Account *From, Account *To) {
  if (From->id() > To->id())
    std::swap(From, To);
  std::lock_guard<std::mutex> FirstLock(From->Mutex);
  std::lock_guard<std::mutex> SecondLock(To->Mutex);
  use(From->Balance + To->Balance);
}

void byLockAddressOk(Account &From, Account &To) {
  std::mutex *First = &From.Mutex, *Second = &To.Mutex;
  if (First > Second)
    std::swap(First, Second);
  std::lock_guard<std::mutex> FirstLock(*First);
  std::lock_guard<std::mutex> SecondLock(*Second);
  std::swap(From.Balance, To.Balance);
}

void byMinMaxOk(Account &From, Account &To) {
  auto Ordered = std::minmax(&From, &To);
  std::lock_guard<std::mutex> FirstLock(Ordered.first->Mutex);
  std::lock_guard<std::mutex> SecondLock(Ordered.second->Mutex);
  std::swap(From.Balance, To.Balance);
}

static void lockedInOrder(Account &First, Account &Second) {
  std::lock_guard<std::mutex> FirstLock(First.Mutex);
  std::lock_guard<std::mutex> SecondLock(Second.Mutex);
  std::swap(First.Balance, Second.Balance);
}
void callerOrdersOk(Account &From, Account &To) {
  if (&From < &To)
    lockedInOrder(From, To);
  else
    lockedInOrder(To, From);
}

// Which elements of a container these are is not known: their order may be kept by the indices.
std::array<std::mutex, 8> Stripes;
std::map<std::string, std::mutex> ByName;
std::vector<Account> Accounts;
void stripesOk(unsigned A, unsigned B) {
  std::lock_guard<std::mutex> First(Stripes[std::min(A, B)]);
  std::lock_guard<std::mutex> Second(Stripes[std::max(A, B)]);
  use(1);
}
void stripes2Ok(unsigned A, unsigned B) {
  if (A > B)
    std::swap(A, B);
  std::lock_guard<std::mutex> First(Stripes[A]);
  std::lock_guard<std::mutex> Second(Stripes[B]);
  use(1);
}
void namesOk() {
  std::lock_guard<std::mutex> First(ByName["a"]);
  std::lock_guard<std::mutex> Second(ByName["b"]);
  use(1);
}
void allOk() {
  for (Account &Each : Accounts)
    Each.Mutex.lock();
  for (Account &Each : Accounts)
    Each.Mutex.unlock();
}
void elementsOk(unsigned A, unsigned B) {
  if (A == B)
    return;
  Account &First = Accounts[A < B ? A : B], &Second = Accounts[A < B ? B : A];
  std::lock_guard<std::mutex> FirstLock(First.Mutex);
  std::lock_guard<std::mutex> SecondLock(Second.Mutex);
  std::swap(First.Balance, Second.Balance);
}

// Parents before children: the second object is found through the first.
struct Node {
  std::mutex Mutex;
  Node *Child = nullptr, *Next = nullptr;
  std::unique_ptr<Node> Owned;
  int Value = 0;
};
void parentFirstOk(Node &Parent) {
  std::lock_guard<std::mutex> Lock(Parent.Mutex);
  std::lock_guard<std::mutex> ChildLock(Parent.Child->Mutex);
  Parent.Child->Value = Parent.Value;
}
void handOverHandOk(Node *Head) {
  std::unique_lock<std::mutex> Lock(Head->Mutex);
  while (Head->Next) {
    std::unique_lock<std::mutex> NextLock(Head->Next->Mutex);
    Head = Head->Next;
    Lock = std::move(NextLock);
  }
}
void ownedOk(Node &Parent) {
  std::lock_guard<std::mutex> Lock(Parent.Mutex);
  std::lock_guard<std::mutex> ChildLock(Parent.Owned->Mutex);
  Parent.Owned->Value = Parent.Value;
}
class TreeOk {
public:
  void update() {
    std::lock_guard<std::mutex> Lock(Mutex);
    for (auto &Each : Children)
      Each->update();
  }
  void update(int Deep) {
    std::lock_guard<std::mutex> Lock(Mutex);
    if (Left && Deep)
      Left->update(Deep - 1);
  }

private:
  std::mutex Mutex;
  std::vector<std::unique_ptr<TreeOk>> Children;
  TreeOk *Left = nullptr;
};

// Child and parent in both directions: each locks itself, then the other.
namespace parent_and_child {
class Parent;
class Child {
public:
  explicit Child(Parent &P) : Up(P) {}
  void reportBad();
  void reset() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{and then 'parent_and_child::Child::Mutex' here}}
    Value = 0;
  }

private:
  std::mutex Mutex;
  int Value = 0;
  Parent &Up;
};
class ParentBase {
public:
  void resetAll() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{on another path 'parent_and_child::ParentBase::Mutex' is locked here}}
    Only->reset();
    // expected-note@-1 {{'reset' called here}}
    ++Resets;
  }
  void add(int Value) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'parent_and_child::ParentBase::Mutex' locked here}}
    Sum += Value;
  }

private:
  std::mutex Mutex;
  int Sum = 0, Resets = 0;
  Child *Only = nullptr;
};
class Parent : public ParentBase {};
void Child::reportBad() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'parent_and_child::Child::Mutex' locked here}}
  Up.add(Value);
  // expected-warning@-1 {{this call locks 'parent_and_child::ParentBase::Mutex' while 'parent_and_child::Child::Mutex' is held, and 'parent_and_child::Child::Mutex' while 'parent_and_child::ParentBase::Mutex' is held on another path}}
  // expected-note@-2 {{lock 'parent_and_child::ParentBase::Mutex' before 'parent_and_child::Child::Mutex' on every path}}
  Value = 0;
}
} // namespace parent_and_child

// While an object is made or destroyed, only its maker knows it.
class MadeOk {
public:
  MadeOk() {
    std::lock_guard<std::mutex> First(Data);
    std::lock_guard<std::mutex> Second(Index);
    Value = 1;
  }
  MadeOk(const MadeOk &From) {
    std::lock_guard<std::mutex> Mine(Data);
    std::lock_guard<std::mutex> Yours(From.Index);
    Value = From.Value;
  }
  ~MadeOk() {
    std::lock_guard<std::mutex> First(Data);
    std::lock_guard<std::mutex> Second(Index);
    Value = 0;
  }
  void put(int New) {
    std::lock_guard<std::mutex> First(Index);
    std::lock_guard<std::mutex> Second(Data);
    Value = New;
  }

private:
  mutable std::mutex Index, Data;
  int Value = 0;
};

// The other object is seen by other threads, whoever makes this one.
class MadeUnderLocksBad {
  // CHECK-FIXES-LABEL: class MadeUnderLocksBad {
public:
  explicit MadeUnderLocksBad(MadeUnderLocksBad &Other) {
    std::lock_guard<std::mutex> First(Other.Data);
    // expected-note@-1 {{on another path 'Data' is locked here}}
    std::lock_guard<std::mutex> Second(Other.Index);
    // expected-note@-1 {{and then 'Index' here}}
    Other.Value = 1;
  }
  void put(int New) {
    std::lock_guard<std::mutex> First(Index);
    // expected-note@-1 {{'Index' locked here}}
    std::lock_guard<std::mutex> Second(Data);
    // expected-warning@-1 {{'Data' is locked while 'Index' is held, and 'Index' while 'Data' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(Index, Data);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(Index, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(Data, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(Index, Data);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(Data);
    // CHECK-FIXES-CXX17: Value = New;
    Value = New;
  }

private:
  std::mutex Index, Data;
  int Value = 0;
};

// The same two locks of two different objects meet nowhere.
namespace two_variables {
struct Cache {
  std::mutex Index, Data;
  int Value;
};
Cache Names, Numbers;
void namesOk() {
  std::lock_guard<std::mutex> First(Names.Index);
  std::lock_guard<std::mutex> Second(Names.Data);
  ++Names.Value;
}
void numbersOk() {
  std::lock_guard<std::mutex> First(Numbers.Data);
  std::lock_guard<std::mutex> Second(Numbers.Index);
  ++Numbers.Value;
}
} // namespace two_variables

namespace two_globals_of_a_class {
struct Counter {
  std::mutex Mutex;
  int Value;
};
Counter Hits, Misses;
void hit() {
  std::lock_guard<std::mutex> First(Hits.Mutex);
  // expected-note@-1 {{on another path 'Mutex' is locked here}}
  std::lock_guard<std::mutex> Second(Misses.Mutex);
  // expected-note@-1 {{and then 'Mutex' here}}
  ++Hits.Value;
}
void missBad() {
  // CHECK-FIXES-LABEL: void missBad() {
  std::lock_guard<std::mutex> First(Misses.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> Second(Hits.Mutex);
  // expected-warning@-1 {{'Mutex' of 'Hits' is locked while that of 'Misses' is held, and the other way round on another path}}
  // CHECK-FIXES-CXX11: std::lock(Misses.Mutex, Hits.Mutex);
  // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(Misses.Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(Hits.Mutex, std::adopt_lock);
  // CHECK-FIXES-CXX17: std::scoped_lock First(Misses.Mutex, Hits.Mutex);
  // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(Hits.Mutex);
  // CHECK-FIXES-CXX17: ++Misses.Value;
  ++Misses.Value;
}
} // namespace two_globals_of_a_class

// One object's own two locks are not those of two objects.
namespace own_and_others {
struct Cache {
  std::mutex Index, Data;
  int Value;
  void mineOk() {
    std::lock_guard<std::mutex> First(Index);
    std::lock_guard<std::mutex> Second(Data);
    ++Value;
  }
  void othersOk(Cache &From) {
    std::lock_guard<std::mutex> First(Data);
    std::lock_guard<std::mutex> Second(From.Index);
    Value = From.Value;
  }
};
} // namespace own_and_others

namespace nolint {
struct Cache {
  std::mutex Mutex;
  int Value;
};
void transferOk(Cache &From, Cache &To) {
  std::lock_guard<std::mutex> First(From.Mutex);
  std::lock_guard<std::mutex> Second(To.Mutex); // NOLINT(leak-lock-order): callers pass them by age
  std::swap(From.Value, To.Value);
}
} // namespace nolint

namespace captured_locals {
void startBad() {
  // CHECK-FIXES-LABEL: void startBad() {
  std::mutex A, B;
  int Value = 0;
  std::thread Forward([&] {
    std::lock_guard<std::mutex> First(A);
    // expected-note@-1 {{on another path 'A' is locked here}}
    std::lock_guard<std::mutex> Second(B);
    // expected-note@-1 {{and then 'B' here}}
    ++Value;
  });
  std::thread Backward([&] {
    std::lock_guard<std::mutex> First(B);
    // expected-note@-1 {{'B' locked here}}
    std::lock_guard<std::mutex> Second(A);
    // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
    // CHECK-FIXES-CXX11: std::lock(B, A);
    // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
    // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
    // CHECK-FIXES-CXX17: std::scoped_lock First(B, A);
    // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(A);
    // CHECK-FIXES-CXX17: --Value;
    --Value;
  });
  Forward.join();
  Backward.join();
}
} // namespace captured_locals

namespace captured_this {
class PoolBad {
  // CHECK-FIXES-LABEL: class PoolBad {
public:
  void start() {
    Forward = std::thread([this] {
      std::lock_guard<std::mutex> First(A);
      // expected-note@-1 {{on another path 'A' is locked here}}
      std::lock_guard<std::mutex> Second(B);
      // expected-note@-1 {{and then 'B' here}}
      ++Value;
    });
    Backward = std::thread([this] {
      std::lock_guard<std::mutex> First(B);
      // expected-note@-1 {{'B' locked here}}
      std::lock_guard<std::mutex> Second(A);
      // expected-warning@-1 {{'A' is locked while 'B' is held, and 'B' while 'A' is held on another path}}
      // CHECK-FIXES-CXX11: std::lock(B, A);
      // CHECK-FIXES-CXX11-NEXT: std::lock_guard<std::mutex> First(B, std::adopt_lock);
      // CHECK-FIXES-CXX11: std::lock_guard<std::mutex> Second(A, std::adopt_lock);
      // CHECK-FIXES-CXX17: std::scoped_lock First(B, A);
      // CHECK-FIXES-CXX17-NOT: std::lock_guard<std::mutex> Second(A);
      // CHECK-FIXES-CXX17: --Value;
      --Value;
    });
  }

private:
  std::mutex A, B;
  int Value = 0;
  std::thread Forward, Backward;
};
} // namespace captured_this
