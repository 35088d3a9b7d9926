// RUN: %prove %s --checks leak-wait-under-lock
// RUN: %prove %s --checks leak-wait-under-lock --std c++11

// A wait gives back its own lock; the one around it is what the notifier takes first.
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex Registry, Mutex;
std::condition_variable Condition;
bool Ready;

void notify() {
  std::lock_guard<std::mutex> RegistryLock(Registry);
  std::lock_guard<std::mutex> Lock(Mutex);
  Ready = true;
  Condition.notify_one();
}

int main() {
  std::thread Notifier;
  {
    std::unique_lock<std::mutex> RegistryLock(Registry);
    Notifier = std::thread(notify);
    std::unique_lock<std::mutex> Lock(Mutex);
    Condition.wait(Lock, [] { return Ready; });
  }
  Notifier.join();
  return Ready ? 0 : 1;
}
