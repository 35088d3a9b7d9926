// RUN: %prove %s

#include <semaphore>
#include <thread>

std::counting_semaphore<4> Free(0);

void worker() { Free.acquire(); }

int main() {
  std::thread Worker(worker);
  Worker.join();
}
