// RUN: %check_dump effects %s -- -std=c++17
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
  std::unique_ptr<grpc::ClientWriter<Message>> Upload(grpc::ClientContext *Context, Message *Reply);
  std::unique_ptr<grpc::ClientReaderWriter<Message, Message>> Talk(grpc::ClientContext *Context);
  grpc::Status Log(const Message &Request);
  int Count(grpc::ClientContext *Context);
};

void unary(Stub &S, grpc::ClientContext &Context, Message &M) {
  S.Call(&Context, M, &M); // row: grpc::Status *(grpc::ClientContext) NetworkCall on &Context
  S.Log(M);
  S.Count(&Context);
  Context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5)); // row: grpc::ClientContext::set_deadline Bound perhaps bounded on Context
  Context.set_deadline(std::chrono::system_clock::time_point::max()); // row: grpc::ClientContext::set_deadline Bound unbounded on Context
  Context.set_deadline(gpr_inf_future(GPR_CLOCK_REALTIME));           // row: grpc::ClientContext::set_deadline Bound unbounded on Context
  Context.TryCancel();     // row: grpc::ClientContext::TryCancel Bound on Context
}

void streams(Stub &S, Message &M) {
  grpc::ClientContext Context;                // row: grpc::ClientContext type Handle
  auto Reader = S.Download(&Context, M);      // row: std::unique_ptr *(grpc::ClientContext) Make on return; std::unique_ptr type Pointer
  Reader->WaitForInitialMetadata();           // row: grpc::ClientReaderInterface::WaitForInitialMetadata NetworkCall on Reader
  while (Reader->Read(&M))                    // row: grpc::ClientReaderInterface::Read NetworkCall on Reader
    ;
  Reader->Finish();                           // row: grpc::ClientReaderInterface::Finish NetworkCall on Reader
  auto Writer = S.Upload(&Context, &M);       // row: std::unique_ptr *(grpc::ClientContext) Make on return; std::unique_ptr type Pointer
  Writer->WaitForInitialMetadata();           // row: grpc::ClientWriter::WaitForInitialMetadata NetworkCall on Writer
  Writer->Write(M);                           // row: grpc::ClientWriterInterface::Write NetworkCall on Writer
  Writer->Write(M, grpc::WriteOptions());     // row: grpc::ClientWriterInterface::Write NetworkCall on Writer
  Writer->Finish();                           // row: grpc::ClientWriterInterface::Finish NetworkCall on Writer
  auto Both = S.Talk(&Context);               // row: std::unique_ptr *(grpc::ClientContext) Make on return; std::unique_ptr type Pointer
  Both->WaitForInitialMetadata();             // row: grpc::ClientReaderWriterInterface::WaitForInitialMetadata NetworkCall on Both
  Both->Write(M);                             // row: grpc::ClientReaderWriterInterface::Write NetworkCall on Both
  Both->Read(&M);                             // row: grpc::ClientReaderWriterInterface::Read NetworkCall on Both
  Both->Finish();                             // row: grpc::ClientReaderWriterInterface::Finish NetworkCall on Both
}

void queues(grpc::CompletionQueue &Q, grpc::ServerCompletionQueue &Served, grpc::Channel &Channel) {
  grpc::CompletionQueue Own;                  // row: grpc::CompletionQueue type Handle
  void *Tag;
  bool Ok;
  Q.Next(&Tag, &Ok);                          // row: grpc::CompletionQueue::Next Wait on Q
  Served.Next(&Tag, &Ok);                     // row: grpc::CompletionQueue::Next Wait on Served
  Q.AsyncNext(&Tag, &Ok, std::chrono::system_clock::now());
  Q.Shutdown();                               // row: grpc::CompletionQueue::Shutdown Bound on Q
  Channel.WaitForConnected(std::chrono::system_clock::now());
}

// A server's side waits for its client by design.
grpc::Status serve(grpc::ServerReader<Message> &Reader, Message &M) {
  while (Reader.Read(&M))
    ;
  return grpc::Status::OK;
}
void server(grpc::ServerBuilder &Builder) {
  std::unique_ptr<grpc::Server> Server = Builder.BuildAndStart(); // row: grpc::ServerBuilder::BuildAndStart Make on return
  // row: std::unique_ptr type Pointer
  Server->Wait();                             // row: grpc::Server::Wait Wait on Server
  Server->Shutdown();                         // row: grpc::ServerInterface::Shutdown Bound on Server
}
