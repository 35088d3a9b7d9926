#include <future>
#include <thread>

int main() {
  std::promise<void> Done;
  std::thread Worker([Later = Done.get_future()] { Later.wait(); });
  Worker.detach();
}
