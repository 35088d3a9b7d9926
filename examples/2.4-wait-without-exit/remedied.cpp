// The wait has a second way out, a stop request, which the destructor of std::jthread makes.
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <queue>
#include <thread>

std::mutex Mutex;
std::condition_variable_any Ready;
std::queue<std::chrono::milliseconds> Jobs;

void worker(std::stop_token Stop) {
  std::unique_lock Lock(Mutex);
  if (!Ready.wait(Lock, Stop, [] { return !Jobs.empty(); }))
    return;
  std::cout << "a job of " << Jobs.front().count() << " ms\n";
}

int main() { std::jthread Worker(worker); }
