// RUN: %prove %s
// RUN: %prove %s --std c++11

// A method that locks is called from two others that hold the lock.
#include <mutex>
#include <thread>

class Account {
public:
  void deposit(int Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Balance += Amount;
  }
  void reset() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Balance = 0;
    deposit(1);
    ++Balance;
    deposit(2);
  }
  int balanceAfter(int Amount) {
    std::unique_lock<std::mutex> Lock(Mutex);
    if (Amount)
      deposit(Amount);
    return Balance;
  }

private:
  std::mutex Mutex;
  int Balance = 0;
};

int main() {
  Account A;
  std::thread Worker([&A] {
    A.reset();
    A.balanceAfter(3);
  });
  Worker.join();
  return A.balanceAfter(0) == 7 ? 0 : 1;
}
