// RUN: %prove %s --terminates

// Several members, one of them a thread that nobody joins.
#include <chrono>
#include <string>
#include <thread>

class Session {
public:
  explicit Session(std::string User) : User(std::move(User)) {}
  void login() {
    Greeter = std::thread([this] { Greeting = "hello " + User; });
  }

private:
  std::string User, Greeting;
  std::thread Greeter;
};

int main() {
  Session One("one");
  One.login();
}
