// The value is sent on the way out, and the receive has a timeout: should the sender fail, the thread still ends.
#include <chrono>
#include <future>
#include <iostream>
#include <thread>

int main() {
  std::promise<int> Channel;
  std::future<int> Value = Channel.get_future();
  std::jthread Receiver([&] {
    if (Value.wait_for(std::chrono::seconds(1)) == std::future_status::ready)
      std::cout << "received " << Value.get() << '\n';
  });
  Channel.set_value(42);
}
