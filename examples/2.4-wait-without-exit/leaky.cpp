// A worker waits for a job and for nothing else: when no job comes, nothing ends the wait, and the join never returns.
// About it: leak-unbounded-wait.
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <queue>
#include <thread>

std::mutex Mutex;
std::condition_variable Ready;
std::queue<int> Jobs;

void worker() {
  std::unique_lock Lock(Mutex);
  Ready.wait(Lock, [] { return !Jobs.empty(); });
  std::cout << "job " << Jobs.front() << '\n';
}

int main() { std::jthread Worker(worker); }
