// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, 2 thread(s) alive

#include <chrono>
#include <semaphore.h>
#include <thread>

sem_t Free;

void worker() { sem_wait(&Free); }

int main() {
  sem_init(&Free, 0, 0);
  std::thread(worker).detach();
  std::this_thread::sleep_for(std::chrono::seconds(1));
}
