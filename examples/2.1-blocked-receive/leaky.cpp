// A thread receives from a channel, here a promise and its future, to which nobody sends: get() never returns, and
// neither does the join. About it: leak-channel-receive; leak-unbounded-wait sees the receive without a timeout.
#include <future>
#include <iostream>
#include <thread>

int main() {
  std::promise<int> Channel;
  std::future<int> Value = Channel.get_future();
  std::jthread Receiver([&] {
    int Received = Value.get();
    std::cout << "received " << Received << '\n';
  });
}
