// The sender closes the channel after the last value; the receiver takes what is left and ends.
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <optional>
#include <queue>
#include <thread>

class Channel {
public:
  void send(int Value) {
    std::lock_guard Lock(Mutex);
    Values.push(Value);
    Changed.notify_one();
  }

  void close() {
    std::lock_guard Lock(Mutex);
    Closed = true;
    Changed.notify_all();
  }

  // The next value; nothing once the channel is closed and empty.
  std::optional<int> receive() {
    std::unique_lock Lock(Mutex);
    Changed.wait(Lock, [this] { return Closed || !Values.empty(); });
    if (Values.empty())
      return std::nullopt;
    int Value = Values.front();
    Values.pop();
    return Value;
  }

private:
  std::mutex Mutex;
  std::condition_variable Changed;
  std::queue<int> Values;
  bool Closed = false;
};

int main() {
  Channel Numbers;
  std::jthread Receiver([&Numbers] {
    while (std::optional<int> Value = Numbers.receive())
      std::cout << "received " << *Value << '\n';
  });
  for (int Value = 1; Value <= 3; ++Value)
    Numbers.send(Value);
  Numbers.close();
}
