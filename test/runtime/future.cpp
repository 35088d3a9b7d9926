// RUN: %prove %s

#include <future>
#include <thread>

std::promise<int> Promise;
std::future<int> Future = Promise.get_future();

void worker() { Future.wait(); }

int main() {
  std::thread Worker(worker);
  Worker.join();
}
