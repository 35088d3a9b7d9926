// The threads are kept, and the destructor of each std::jthread waits for its task.
#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

void task(int Number) {
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  std::cout << "task " << Number << " is done\n";
}

int main() {
  std::vector<std::jthread> Tasks;
  for (int Number = 1; Number <= 2; ++Number)
    Tasks.emplace_back(task, Number);
}
