#include "worker.h"

void one(int Peer) { runJob(Peer); }
