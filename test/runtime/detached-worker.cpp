// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex Mutex;
std::condition_variable Ready;
bool Done = false;

void worker() {
  std::unique_lock<std::mutex> Lock(Mutex);
  Ready.wait(Lock, [] { return Done; });
}

int main() {
  std::thread(worker).detach();
  std::this_thread::sleep_for(std::chrono::seconds(1));
}
