// RUN: %check_dump effects %s -- -std=c++20 -pthread
#include <array>
#include <atomic>
#include <barrier>
#include <condition_variable>
#include <deque>
#include <forward_list>
#include <future>
#include <latch>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <semaphore>
#include <set>
#include <stack>
#include <stop_token>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Lock = std::unique_lock<std::mutex>;
bool ready();

void conditionVariable(std::condition_variable &Cv, Lock &L, std::chrono::seconds D) {
  Cv.wait(L);            // row: std::condition_variable::wait/1 Wait on Cv
  Cv.wait(L, ready);     // row: std::condition_variable::wait/2 Wait on Cv
  Cv.wait_for(L, D);
  Cv.wait_for(L, D, ready);
  Cv.wait_until(L, std::chrono::steady_clock::now() + D);
  Cv.notify_one();       // row: std::condition_variable::notify_one Wake on Cv
  Cv.notify_all();       // row: std::condition_variable::notify_all Wake on Cv
  std::notify_all_at_thread_exit(Cv, std::move(L)); // row: std::notify_all_at_thread_exit Wake on Cv
  (&Cv)->wait(L);        // row: std::condition_variable::wait/1 Wait on (&Cv)
  Cv.std::condition_variable::wait(L); // row: std::condition_variable::wait/1 Wait on Cv
}

void conditionVariableAny(std::condition_variable_any &Cv, Lock &L, std::stop_token Stop) {
  Cv.wait(L);            // row: std::condition_variable_any::wait/1 Wait on Cv
  Cv.wait(L, ready);     // row: std::condition_variable_any::wait/2 Wait on Cv
  Cv.wait(L, Stop, ready);
  Cv.notify_one();       // row: std::condition_variable_any::notify_one Wake on Cv
  Cv.notify_all();       // row: std::condition_variable_any::notify_all Wake on Cv
}

void futures(std::future<int> &F, std::future<void> &V, std::shared_future<int> S) {
  F.wait();              // row: std::future::wait Wait on F
  F.get();               // row: std::future::get Wait on F
  V.get();               // row: std::future::get Wait on V
  F.wait_for(std::chrono::seconds(1));              // row: std::future::wait_for Bound on F
  F.wait_until(std::chrono::steady_clock::now());   // row: std::future::wait_until Bound on F
  S.wait();              // row: std::shared_future::wait Wait on S
  S.get();               // row: std::shared_future::get Wait on S
  S.wait_for(std::chrono::seconds(1));              // row: std::shared_future::wait_for Bound on S
  S.wait_until(std::chrono::steady_clock::now());   // row: std::shared_future::wait_until Bound on S
  F.valid();
}

int work();
void makers(std::promise<int> P, std::promise<void> V, std::promise<int &> R, std::packaged_task<int()> Task, int &Number) {
  auto A = std::async(work);                        // row: std::async Spawn on return
  // row: std::async Make bounded on return; std::future type Handle
  auto B = std::async(std::launch::async, [] {});   // row: std::async Spawn on return
  // row: std::async Make bounded on return; std::future type Handle
  auto C = P.get_future();                          // row: std::promise::get_future Make on return; std::future type Handle
  auto D = Task.get_future();                       // row: std::packaged_task::get_future Make bounded on return
  // row: std::future type Handle
  auto E = A.share();                               // row: std::future::share Make on return; std::shared_future type Handle
  P.set_value(1);                                   // row: std::promise::set_value Wake on P
  P.set_value(Number);                              // row: std::promise::set_value Wake on P
  V.set_value();                                    // row: std::promise::set_value Wake on V
  R.set_value(Number);                              // row: std::promise::set_value Wake on R
  P.set_exception(nullptr);                         // row: std::promise::set_exception Wake on P
  P.set_value_at_thread_exit(1);                    // row: std::promise::set_value_at_thread_exit Wake on P
  V.set_value_at_thread_exit();                     // row: std::promise::set_value_at_thread_exit Wake on V
  P.set_exception_at_thread_exit(nullptr);          // row: std::promise::set_exception_at_thread_exit Wake on P
}

void counters(std::counting_semaphore<4> &Many, std::binary_semaphore &One, std::latch &L, std::barrier<> &B) {
  Many.acquire();        // row: std::counting_semaphore::acquire Wait on Many
  One.acquire();         // row: std::counting_semaphore::acquire Wait on One
  One.try_acquire();
  One.try_acquire_for(std::chrono::seconds(1));
  Many.release();        // row: std::counting_semaphore::release Wake on Many
  L.wait();              // row: std::latch::wait Wait on L
  L.arrive_and_wait();   // row: std::latch::arrive_and_wait Wait on L; std::latch::arrive_and_wait Wake on L
  L.count_down();        // row: std::latch::count_down Wake on L
  L.count_down(2);       // row: std::latch::count_down Wake on L
  B.wait(B.arrive());    // row: std::barrier::wait Wait on B
  B.arrive_and_wait();   // row: std::barrier::arrive_and_wait Wait on B
  B.arrive_and_drop();
}

struct Pair {
  int First, Second;
};
void atomics(std::atomic<int> &I, std::atomic<bool> &B, std::atomic<Pair> &P, std::atomic<int *> &Pointer, std::atomic_flag &Flag, int &Plain) {
  I.wait(0);             // row: std::atomic::wait Wait on I
  B.wait(false);         // row: std::atomic::wait Wait on B
  P.wait({0, 0});        // row: std::atomic::wait Wait on P
  Pointer.wait(nullptr); // row: std::atomic::wait Wait on Pointer
  Flag.wait(false);      // row: std::atomic_flag::wait Wait on Flag
  std::atomic_ref<int> Ref(Plain); // row: std::atomic_ref type Flag
  Ref.wait(0);           // row: std::atomic_ref::wait Wait on Ref
  std::atomic_wait(&I, 0);                                        // row: std::atomic_wait Wait on &I
  std::atomic_wait_explicit(&I, 0, std::memory_order_acquire);    // row: std::atomic_wait_explicit Wait on &I
  I.store(1);
  I.notify_all();
}

struct NamedFuture;
struct Types {
  std::thread Thread;                          // row: std::thread type Thread
  std::jthread Joining;                        // row: std::jthread type Thread
  std::stop_token Token;                       // row: std::stop_token type StopToken
  std::atomic<int> Atomic;                     // row: std::atomic type Flag
  std::atomic_flag Flag;                       // row: std::atomic_flag type Flag
  NamedFuture *Derived;                        // row: std::future type Handle
  std::stop_source Source;                     // row: std::stop_source type StopToken
  std::stop_callback<void (*)()> Callback;     // row: std::stop_callback type StopCallback
  std::unique_ptr<int> Unique;                 // row: std::unique_ptr type Pointer
  std::shared_ptr<int> Shared;                 // row: std::shared_ptr type Pointer
  std::array<int, 2> Array;                    // row: std::array type Data
  std::string String;                          // row: std::basic_string type Data
  std::deque<int> Deque;                       // row: std::deque type Data
  std::forward_list<int> Forward;              // row: std::forward_list type Data
  std::list<int> List;                         // row: std::list type Data
  std::map<int, int> Map;                      // row: std::map type Data
  std::multimap<int, int> Multimap;            // row: std::multimap type Data
  std::multiset<int> Multiset;                 // row: std::multiset type Data
  std::optional<int> Optional;                 // row: std::optional type Data
  std::priority_queue<int> Heap;               // row: std::priority_queue type Data
  std::queue<int> Queue;                       // row: std::queue type Data
  std::set<int> Set;                           // row: std::set type Data
  std::stack<int> Stack;                       // row: std::stack type Data
  std::unordered_map<int, int> Hash;           // row: std::unordered_map type Data
  std::unordered_multimap<int, int> Multihash; // row: std::unordered_multimap type Data
  std::unordered_multiset<int> Bag;            // row: std::unordered_multiset type Data
  std::unordered_set<int> Values;              // row: std::unordered_set type Data
  std::vector<int> Vector;                     // row: std::vector type Data
  std::mutex Mutex;                            // row: std::mutex type Mutex
  int Number;
};

// Behind aliases, in templates, in lambdas, in derived classes.
namespace events = std;
typedef std::condition_variable Event;
using Result = std::future<int>;
template <typename T> using Later = std::future<T>;
void aliases(Event &E, Result &R, Later<long> &L, Lock &Guard) {
  E.wait(Guard);         // row: std::condition_variable::wait/1 Wait on E
  R.wait();              // row: std::future::wait Wait on R
  L.get();               // row: std::future::get Wait on L
  events::latch Gate(1);
  Gate.wait();           // row: std::latch::wait Wait on Gate
}
template <typename Cv> void generic(Cv &Condition, Lock &L) {
  Condition.wait(L);     // row: std::condition_variable::wait/1 Wait on Condition; std::condition_variable_any::wait/1 Wait on Condition
}
template void generic(std::condition_variable &, Lock &);
template void generic(std::condition_variable_any &, Lock &);
auto Lambda = [](auto &Future) { Future.get(); };
// row: std::future::get Wait on Future
void useLambda(std::future<int> &F) { Lambda(F); }

struct NamedFuture : std::future<int> {
  using std::future<int>::future;
  void finish() {
    wait();              // row: std::future::wait Wait on this
    this->get();         // row: std::future::get Wait on this
  }
};
void derived(NamedFuture &F) {
  F.get();               // row: std::future::get Wait on F
}
class Hidden : std::condition_variable {
  void block(Lock &L) {
    wait(L);             // row: std::condition_variable::wait/1 Wait on this
  }
};

// Not the library's.
namespace mine {
struct condition_variable {
  void wait(Lock &) {}
};
template <typename T> struct future {
  void wait() {}
  T get() { return T(); }
};
struct NewFuture : std::future<int> {
  void wait() {} // hides the base's, and does not override it
};
namespace std {
struct latch {
  void wait() {}
};
} // namespace std
template <typename F> void async(F) {}
int wait(int);
} // namespace mine
void lookAlikes(mine::condition_variable &C, mine::future<int> &F, mine::NewFuture &N, mine::std::latch &L, Lock &Guard) {
  C.wait(Guard);
  F.wait();
  F.get();
  N.wait();
  L.wait();
  mine::async(work);
  mine::wait(1);
  struct latch {
    void wait() {}
  } Local;
  Local.wait();
  void (std::condition_variable::*Pointer)(Lock &) = &std::condition_variable::wait;
  (void)Pointer;
}
