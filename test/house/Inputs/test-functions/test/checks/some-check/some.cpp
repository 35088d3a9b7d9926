#include <thread>

struct Data {
  int Count{0};
};
int helper(Data *Of) { return Of->Count; }

namespace inner {
void plainBad() {
  recv(0); // expected-warning {{text}}
}
class ServerBad : public Data {
  void run() {
    if (Count) {
      recv(0);
      // cxx17-warning@-1 2 {{text}}
    }
  }
};
} // namespace inner

void plain() {
  recv(0);
  // expected-warning@-1 {{text}}
}
void plainOk() {
  recv(0); // expected-warning {{text}}
}
void silentBad() { recv(0); }

// The thread is joined through an alias.
void FP_alias() {
  recv(0); // expected-warning {{text}}
}
// One path only.
void FN_onePath() { recv(0); }

void FP_noComment() {
  recv(0); // expected-warning {{text}}
}
// Why.
void FN_foundBad() {
  recv(0); // expected-warning {{text}}
}

int main() {
  std::thread All([] { // expected-note {{thread started here}}
    inner::plainBad();
  });
}
