#include <condition_variable>
#include <mutex>
#include <thread>

std::mutex Mutex;
std::condition_variable Ready;
bool Done = false;
int Total = 0;

void worker() {
  std::unique_lock<std::mutex> Lock(Mutex);
  /* größer als 🧵 */ Ready.wait(Lock, [] { return Done; });
}

void add(int Number) {
  std::lock_guard Lock(Mutex);
  Total += Number;
}

void addTwice(int Number) {
  std::lock_guard Lock(Mutex);
  add(Number);
  Total += Number;
}

int main() {
  std::jthread Worker(worker);
}
