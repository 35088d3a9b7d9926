// RUN: %prove %s
// RUN: %prove %s --std c++17
// RUN: %prove %s --std c++11

// One function takes the locks of its two objects in the order in which they are given.
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

std::atomic<bool> Stop{false};

class Account {
public:
  explicit Account(long Balance) : Balance(Balance) {}
  long balance() const { return Balance; }

  friend void transfer(Account &From, Account &To, long Amount);

private:
  std::mutex Mutex;
  long Balance;
};

void transfer(Account &From, Account &To, long Amount) {
  std::lock_guard<std::mutex> FromLock(From.Mutex);
  std::lock_guard<std::mutex> ToLock(To.Mutex);
  From.Balance -= Amount;
  To.Balance += Amount;
}

int main() {
  Account A(1000), B(1000);
  std::thread Forth([&] {
    while (!Stop)
      transfer(A, B, 1);
  });
  std::thread Back([&] {
    while (!Stop)
      transfer(B, A, 1);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  Stop = true;
  Forth.join();
  Back.join();
  return A.balance() + B.balance() == 2000 ? 0 : 1;
}
