// RUN: %prove %s | FileCheck %s --check-prefix=SAYS
// SAYS: before: it still runs after the limit

// The std::jthread asks for a stop, and its thread takes the token without a look at it.
#include <chrono>
#include <thread>

static void tick(std::stop_token, int Milliseconds) {
  for (;;)
    std::this_thread::sleep_for(std::chrono::milliseconds(Milliseconds));
}

int main() {
  std::jthread Clock(tick, 10);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
}
