#include "worker.h"

void one(int Peer);

int main() {
  one(0);
  runJob(0);
}
