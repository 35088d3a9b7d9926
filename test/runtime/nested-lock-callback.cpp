// RUN: %prove %s --std c++17

// A callback under the lock comes back into the locked object.
#include <mutex>
#include <thread>
#include <vector>

class Registry {
public:
  void add(int Value) {
    std::scoped_lock Lock(Mutex);
    Values.push_back(Value);
  }
  template <typename Callback> void update(Callback Called) {
    std::scoped_lock Lock(Mutex);
    Values.clear();
    Called();
  }

private:
  std::mutex Mutex;
  std::vector<int> Values;
};

int main() {
  Registry R;
  std::thread Worker([&] { R.update([&] { R.add(1); }); });
  Worker.join();
}
