// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit

// The destructor joins a thread that nothing tells to end. Two classes, several members each.
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

class Queue {
public:
  void add(int Job) {
    std::lock_guard Lock(Mutex);
    Jobs.push_back(Job);
  }
  bool take(int &Job) {
    std::lock_guard Lock(Mutex);
    if (Jobs.empty())
      return false;
    Job = Jobs.front();
    Jobs.pop_front();
    return true;
  }

private:
  std::mutex Mutex;
  std::deque<int> Jobs;
};

class Worker {
public:
  explicit Worker(Queue &Jobs) : Jobs(Jobs) { Thread = std::thread(&Worker::run, this); }
  ~Worker() {
    if (Thread.joinable())
      Thread.join();
  }

private:
  void run() {
    while (true) {
      int Job = 0;
      if (Jobs.take(Job))
        Sum += Job;
      else
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  Queue &Jobs;
  long Sum = 0;
  std::thread Thread;
};

int main() {
  Queue Jobs;
  Worker One(Jobs);
  for (int I = 0; I < 100; ++I)
    Jobs.add(I);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
}
