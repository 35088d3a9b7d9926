// RUN: %prove %s

#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex Mutex;
std::condition_variable Ready;

void worker() {
  std::unique_lock<std::mutex> Lock(Mutex);
  Ready.wait(Lock);
}

int main() {
  Ready.notify_one();
  std::thread Worker(worker);
  Worker.join();
}
