// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it ended with status 0, {{[23]}} thread(s) alive

// main is gone before its tasks are done.
#include <chrono>
#include <cstdio>
#include <thread>

static void task(int Number) {
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  std::printf("task %d is done\n", Number);
}

int main() {
  std::thread(task, 1).detach();
  std::thread(task, 2).detach();
}
