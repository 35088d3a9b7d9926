// Each task says when it is done, but main does not wait for that: it returns while the tasks run, and they are cut off.
// About it: leak-unjoined-thread.
#include <chrono>
#include <iostream>
#include <latch>
#include <thread>

std::latch Done(2);

void task(int Number) {
  std::this_thread::sleep_for(std::chrono::seconds(1));
  std::cout << "task " << Number << " is done\n";
  Done.count_down();
}

int main() {
  std::thread(task, 1).detach();
  std::thread(task, 2).detach();
}
