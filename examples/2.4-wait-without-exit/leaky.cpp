// A worker waits for a job and for nothing else: when no job comes, nothing ends the wait, and the join never returns.
// About it: leak-unbounded-wait.
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <queue>
#include <thread>

std::mutex Mutex;
std::condition_variable Ready;
std::queue<std::chrono::milliseconds> Jobs;

void worker() {
  std::unique_lock Lock(Mutex);
  Ready.wait(Lock, [] { return !Jobs.empty(); });
  std::cout << "a job of " << Jobs.front().count() << " ms\n";
}

int main() { std::jthread Worker(worker); }
