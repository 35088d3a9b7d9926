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
  std::jthread Worker(worker);
}
