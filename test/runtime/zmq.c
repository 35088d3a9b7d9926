// REQUIRES: zmq
// RUN: %prove %s -- -lzmq

#include <zmq.h>

int main(void) {
  void *Context = zmq_ctx_new();
  void *Socket = zmq_socket(Context, ZMQ_PULL);
  zmq_bind(Socket, "inproc://nobody");
  char Message[16];
  zmq_recv(Socket, Message, sizeof(Message), 0);
  zmq_close(Socket);
  zmq_ctx_destroy(Context);
  return 0;
}
