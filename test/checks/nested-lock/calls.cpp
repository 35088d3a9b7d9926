// RUN: %check_leak %s leak-nested-lock --std c++11,c++20 -- -pthread
#include <algorithm>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

void use(int);

std::mutex Mutex;
int Value;

class AccountBad {
public:
  void deposit(int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 13 {{locked again here}}
    Balance += Amount;
  }
  int balance() const {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 4 {{locked again here}}
    return Balance;
  }

  void middleBad(int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
    // CHECK-FIXES-NEXT: Lock.lock();
    ++Balance;
  }
  void lastBad(int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    Balance = 0;
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
  }
  void twiceBad(int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 2 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // expected-note@-2 {{released by the edit that is made here}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
    // CHECK-FIXES-NEXT: Lock.lock();
    deposit(2 * Amount);
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: deposit(2 * Amount);
    // CHECK-FIXES-NEXT: Lock.lock();
    Balance = 1;
  }
  void branchBad(int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    if (Amount)
      // expected-note@-1 {{assuming 'Amount' is not equal to 0}}
      // CHECK-FIXES: if (Amount) {
      deposit(Amount);
      // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
      // CHECK-FIXES: Lock.unlock();
      // CHECK-FIXES-NEXT: deposit(Amount);
      // CHECK-FIXES-NEXT: Lock.lock();
      // CHECK-FIXES-NEXT: }
    else
      Balance = 0;
  }
  int returnBad() const {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    return 2 * balance();
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: return 2 * balance();
  }
  int declarationBad() const {
    std::unique_lock<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    int Now = balance();
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: int Now = balance();
    // CHECK-FIXES-NEXT: Lock.lock();
    return Now + Balance;
  }
  // The condition of a branch does not stand by itself.
  void conditionBad() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    if (balance() > 0)
      // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
      // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
      Balance = 0;
  }
  // What is read beside the call is what the lock guards.
  int readsBad() const {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    return Balance + balance();
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  }
  void byHandBad(int Amount) {
    Mutex.lock();
    // expected-note@-1 {{'Mutex' locked here}}
    deposit(Amount);
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Mutex.unlock();
    // CHECK-FIXES-NEXT: deposit(Amount);
    // CHECK-FIXES-NOT: lock(
    Mutex.unlock();
  }

  void moveOk(AccountBad &To, int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Balance -= Amount;
    To.deposit(Amount);
  }
  void innerScopeOk(int Amount) {
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Balance = 0;
    }
    deposit(Amount);
  }

  template <typename Function> void update(Function Change) {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    Change(Balance);
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // expected-note@-2 {{release the lock before this is reached, or leave the second locking to the caller}}
  }
  void callbackBad() {
    update([this](int) { deposit(1); });
    // expected-note@-1 {{'AccountBad::update' called here}}
    // expected-note@-2 {{'AccountBad::deposit' called here}}
  }
  void callbackOk() {
    update([](int &B) { B = 1; });
  }
  void updateAny(const std::function<void(int)> &Change) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Change(Balance);
  }
  // What a std::function calls is not followed.
  void FN_functionObject() {
    updateAny([this](int) { deposit(1); });
  }

  virtual void changed() {}
  // Which override is called is not followed.
  void FN_virtual(int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Balance = Amount;
    changed();
  }

  mutable std::mutex Mutex;
  int Balance = 0;
};

class Logged final : public AccountBad {
public:
  void changed() override { deposit(0); }
  // expected-note@-1 {{'AccountBad::deposit' called here}}
  void finalBad() {
    std::lock_guard<std::mutex> Lock(Mutex);
    // expected-note@-1 {{'Mutex' locked here}}
    // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
    changed();
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: changed();
  }
};

void twoObjectsOk(AccountBad &A, AccountBad &B) {
  std::lock_guard<std::mutex> First(A.Mutex);
  std::lock_guard<std::mutex> Second(B.Mutex);
}

void referenceBad(AccountBad &A) {
  // CHECK-FIXES-LABEL: void referenceBad(AccountBad &A) {
  std::lock_guard<std::mutex> Lock(A.Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(A.Mutex);
  A.deposit(1);
  // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: A.deposit(1);
}

void pointerBad(AccountBad *A) {
  // CHECK-FIXES-LABEL: void pointerBad(AccountBad *A) {
  std::lock_guard<std::mutex> Lock(A->Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(A->Mutex);
  A->deposit(1);
  // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: A->deposit(1);
}

void sharedPointerBad(const std::shared_ptr<AccountBad> &A) {
  // CHECK-FIXES-LABEL: void sharedPointerBad(const std::shared_ptr<AccountBad> &A) {
  std::lock_guard<std::mutex> Lock(A->Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(A->Mutex);
  A->deposit(1);
  // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: A->deposit(1);
}

void uniquePointerBad(std::unique_ptr<AccountBad> A) {
  // CHECK-FIXES-LABEL: void uniquePointerBad(std::unique_ptr<AccountBad> A) {
  std::lock_guard<std::mutex> Lock(A->Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(A->Mutex);
  A->deposit(1);
  // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: A->deposit(1);
}

void heapBad() {
  // CHECK-FIXES-LABEL: void heapBad() {
  AccountBad *A = new AccountBad;
  A->Mutex.lock();
  // expected-note@-1 {{'Mutex' locked here}}
  A->deposit(1);
  // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
  // CHECK-FIXES: A->Mutex.unlock();
  // CHECK-FIXES-NEXT: A->deposit(1);
  // CHECK-FIXES-NOT: lock(
  A->Mutex.unlock();
}

struct Node {
  Node *Next;
  std::mutex Mutex;
};

void pathBad(Node *List) {
  // CHECK-FIXES-LABEL: void pathBad(Node *List) {
  std::lock_guard<std::mutex> First(List->Next->Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  std::lock_guard<std::mutex> Second(List->Next->Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: std::lock_guard<std::mutex> First(List->Next->Mutex);
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(List->Next->Mutex);
  // CHECK-FIXES: }
}

void handOverHandOk(Node *List) {
  // CHECK-FIXES-LABEL: void handOverHandOk(Node *List) {
  List->Mutex.lock();
  while (Node *Next = List->Next) {
    Next->Mutex.lock();
    List->Mutex.unlock();
    List = Next;
  }
  List->Mutex.unlock();
}

std::mutex Many[4];
std::vector<std::unique_ptr<std::mutex>> Owned;
std::map<std::string, AccountBad> Accounts;

void arrayOk(int I, int J) {
  std::lock_guard<std::mutex> First(Many[I]);
  std::lock_guard<std::mutex> Second(Many[J]);
}

void wholeArrayOk() {
  for (std::mutex &Each : Many)
    Each.lock();
  for (std::mutex &Each : Many)
    Each.unlock();
}

void vectorOk(int I, int J) {
  std::lock_guard<std::mutex> First(*Owned[I]);
  std::lock_guard<std::mutex> Second(*Owned[J]);
}

void wholeVectorOk() {
  for (auto &Each : Owned)
    Each->lock();
  for (auto &Each : Owned)
    Each->unlock();
}

void mapOk() {
  std::lock_guard<std::mutex> First(Accounts["a"].Mutex);
  std::lock_guard<std::mutex> Second(Accounts["b"].Mutex);
}

std::mutex *find(int Number);
void foundOk() {
  std::lock_guard<std::mutex> First(*find(1));
  std::lock_guard<std::mutex> Second(*find(2));
}

std::mutex &instance() {
  static std::mutex TheMutex;
  return TheMutex;
}

void singletonBad() {
  // CHECK-FIXES-LABEL: void singletonBad() {
  std::lock_guard<std::mutex> First(instance());
  // expected-note@-1 {{'TheMutex' locked here}}
  std::lock_guard<std::mutex> Second(instance());
  // expected-warning@-1 {{'TheMutex' is locked again while this thread holds it}}
  // CHECK-FIXES: std::lock_guard<std::mutex> First(instance());
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(instance());
  // CHECK-FIXES: }
}

void helper(std::mutex &M) {
  // CHECK-FIXES-LABEL: void helper(std::mutex &M) {
  std::lock_guard<std::mutex> Lock(M);
  // expected-note@-1 {{locked again here}}
  ++Value;
}
void middle(std::mutex &M) { helper(M); }
// expected-note@-1 {{'helper' called here}}

void twoDeepBad() {
  // CHECK-FIXES-LABEL: void twoDeepBad() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  middle(Mutex);
  // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: middle(Mutex);
}

void recursionBad(int Depth) {
  // CHECK-FIXES-LABEL: void recursionBad(int Depth) {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // expected-note@-2 {{locked again here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  if (Depth)
    // expected-note@-1 {{assuming 'Depth' is not equal to 0}}
    // CHECK-FIXES: if (Depth) {
    recursionBad(Depth - 1);
    // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
    // CHECK-FIXES: Lock.unlock();
    // CHECK-FIXES-NEXT: recursionBad(Depth - 1);
    // CHECK-FIXES-NEXT: Lock.lock();
    // CHECK-FIXES-NEXT: }
}

void lambdaBad() {
  // CHECK-FIXES-LABEL: void lambdaBad() {
  std::lock_guard<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  // CHECK-FIXES: std::unique_lock<std::mutex> Lock(Mutex);
  auto Increment = [] {
    std::lock_guard<std::mutex> Inner(Mutex);
    // expected-note@-1 {{locked again here}}
    ++Value;
  };
  Increment();
  // expected-warning@-1 {{this call locks 'Mutex' again while this thread holds it}}
  // CHECK-FIXES: Lock.unlock();
  // CHECK-FIXES-NEXT: Increment();
}

void lambdaNotCalledOk() {
  // CHECK-FIXES-LABEL: void lambdaNotCalledOk() {
  std::lock_guard<std::mutex> Lock(Mutex);
  auto Increment = [] {
    std::lock_guard<std::mutex> Inner(Mutex);
    ++Value;
  };
  (void)Increment;
}

// The library's algorithms are not walked into.
void FN_algorithm(const std::vector<int> &Values) {
  std::lock_guard<std::mutex> Lock(Mutex);
  std::for_each(Values.begin(), Values.end(), [](int) { helper(Mutex); });
}

template <typename M> void templateBad(M &Any) {
  // CHECK-FIXES-LABEL: template <typename M> void templateBad(M &Any) {
  std::lock_guard<M> First(Any);
  // expected-note@-1 {{'Any' locked here}}
  std::lock_guard<M> Second(Any);
  // expected-warning@-1 {{'Any' is locked again while this thread holds it}}
  // CHECK-FIXES: std::lock_guard<M> First(Any);
  // CHECK-FIXES-NOT: std::lock_guard<M> Second(Any);
  // CHECK-FIXES: }
}
void instantiate(std::mutex &Any) { templateBad(Any); }
// expected-note@-1 {{'templateBad<std::mutex>' called here}}
// CHECK-FIXES-LABEL: void instantiate(std::mutex &Any) { templateBad(Any); }

template <typename M> void templateOk(M &Any) {
  std::lock_guard<M> First(Any);
  std::lock_guard<M> Second(Any);
}
void instantiate(std::recursive_mutex &Any) { templateOk(Any); }

std::condition_variable Ready;
bool IsReady;

void waitOk() {
  std::unique_lock<std::mutex> Lock(Mutex);
  Ready.wait(Lock, [] { return IsReady; });
  Lock.unlock();
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void waitBad() {
  // CHECK-FIXES-LABEL: void waitBad() {
  std::unique_lock<std::mutex> Lock(Mutex);
  // expected-note@-1 {{'Mutex' locked here}}
  while (!IsReady)
    // expected-note@-1 {{assuming 'IsReady' is true}}
    Ready.wait(Lock);
  std::lock_guard<std::mutex> Second(Mutex);
  // expected-warning@-1 {{'Mutex' is locked again while this thread holds it}}
  // CHECK-FIXES: Ready.wait(Lock);
  // CHECK-FIXES-NOT: std::lock_guard<std::mutex> Second(Mutex);
  // CHECK-FIXES: ++Value;
  ++Value;
}

void unlockGuard(std::unique_lock<std::mutex> &Lock) { Lock.unlock(); }
// CHECK-FIXES-LABEL: void unlockGuard(std::unique_lock<std::mutex> &Lock) { Lock.unlock(); }
void calleeUnlocksOk() {
  std::unique_lock<std::mutex> Lock(Mutex);
  unlockGuard(Lock);
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void unlockMutex() { Mutex.unlock(); }
void calleeUnlocksMutexOk() {
  Mutex.lock();
  unlockMutex();
  Mutex.lock();
  Mutex.unlock();
}

void unlockEverything();
void calleeOutOfSightOk() {
  Mutex.lock();
  unlockEverything();
  Mutex.lock();
  Mutex.unlock();
}

void callbackGivenGuardOk(void (*Callback)(std::unique_lock<std::mutex> &)) {
  std::unique_lock<std::mutex> Lock(Mutex);
  Callback(Lock);
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void callbackGivenOwnerOk(AccountBad &A, void (*Callback)(AccountBad &)) {
  A.Mutex.lock();
  Callback(A);
  A.deposit(1);
}

void lambdaUnlocksOk() {
  std::unique_lock<std::mutex> Lock(Mutex);
  auto Unlock = [&] { Lock.unlock(); };
  Unlock();
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}

void guardOnHeapOk() {
  auto First = std::unique_ptr<std::lock_guard<std::mutex>>(new std::lock_guard<std::mutex>(Mutex));
  First.reset();
  std::lock_guard<std::mutex> Second(Mutex);
  ++Value;
}
