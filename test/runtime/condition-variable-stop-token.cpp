// RUN: %prove %s

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

std::mutex Mutex;
std::condition_variable_any Ready;
bool Done = false;

void worker(std::stop_token Stop) {
  std::unique_lock<std::mutex> Lock(Mutex);
  Ready.wait(Lock, [] { return Done; });
}

int main() { std::jthread Worker(worker); }
