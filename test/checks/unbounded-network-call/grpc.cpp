// RUN: %check_leak %s leak-unbounded-network-call --std c++17
// REQUIRES: grpc
#include <grpcpp/grpcpp.h>
#include <grpcpp/support/sync_stream.h>
#include <memory>

using Message = grpc::ByteBuffer;

// What protoc writes, without the bodies.
class Stub {
public:
  grpc::Status Call(grpc::ClientContext *Context, const Message &Request, Message *Reply);
  std::unique_ptr<grpc::ClientReader<Message>> Download(grpc::ClientContext *Context, const Message &Request);
};

grpc::Status unaryBad(Stub &S, Message &M) {
  grpc::ClientContext Context; // expected-note {{'Context' made here}}
  return S.Call(&Context, M, &M);
  // expected-warning@-1 {{'Call' on 'Context' has no timeout}}
  // CHECK-FIXES: Context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
}

grpc::Status infiniteBad(Stub &S, Message &M) {
  grpc::ClientContext Context; // expected-note {{'Context' made here}}
  Context.set_deadline(std::chrono::system_clock::time_point::max());
  return S.Call(&Context, M, &M);
  // expected-warning@-1 {{'Call' on 'Context' has no timeout}}
}

grpc::Status unaryOk(Stub &S, Message &M) {
  grpc::ClientContext Context;
  Context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  return S.Call(&Context, M, &M);
}

// A stream lives by the deadline of its context.
grpc::Status streamBad(Stub &S, Message &M) {
  grpc::ClientContext Context;
  std::unique_ptr<grpc::ClientReader<Message>> Reader(S.Download(&Context, M)); // expected-note 2 {{'Reader' made here}}
  while (Reader->Read(&M)) {
    // expected-warning@-1 {{'Read' on 'Reader' has no timeout}}
    // expected-note@-2 {{call 'set_deadline' on the context that the stream is made with}}
  }
  return Reader->Finish();
  // expected-warning@-1 {{'Finish' on 'Reader' has no timeout}}
  // expected-note@-2 {{call 'set_deadline' on the context that the stream is made with}}
}

grpc::Status streamOk(Stub &S, Message &M) {
  grpc::ClientContext Context;
  Context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  auto Reader = S.Download(&Context, M);
  while (Reader->Read(&M)) {
  }
  return Reader->Finish();
}

// The context, or the stream, comes from elsewhere.
grpc::Status elsewhereOk(Stub &S, grpc::ClientContext &Context, std::unique_ptr<grpc::ClientReader<Message>> Other, Message &M) {
  auto Reader = S.Download(&Context, M);
  Other->Read(&M);
  return Reader->Finish();
}
