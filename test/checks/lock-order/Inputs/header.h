#pragma once
#include <mutex>

namespace header {
extern std::mutex First, Second;
extern int Value;
inline void forward() {
  std::lock_guard<std::mutex> FirstLock(First);
  std::lock_guard<std::mutex> SecondLock(Second);
  ++Value;
}
} // namespace header
