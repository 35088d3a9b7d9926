// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: poco
#include <Poco/Activity.h>
#include <Poco/ActiveResult.h>
#include <Poco/Condition.h>
#include <Poco/Event.h>
#include <Poco/Mutex.h>
#include <Poco/NamedMutex.h>
#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/DialogSocket.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/NotificationQueue.h>
#include <Poco/Process.h>
#include <Poco/RWLock.h>
#include <Poco/Semaphore.h>
#include <Poco/Thread.h>
#include <Poco/ThreadPool.h>

struct Types {
  Poco::FastMutex Fast;                            // row: Poco::FastMutex type Mutex
  Poco::Mutex Recursive;                           // row: Poco::Mutex type RecursiveMutex
  Poco::RWLock ReadWrite;                          // row: Poco::RWLock type Mutex
  Poco::NotificationQueue Queue;                   // row: Poco::NotificationQueue type Handle
  Poco::Net::StreamSocket Socket;                  // row: Poco::Net::Socket type Handle
};

void guards(Poco::FastMutex &F, Poco::RWLock &R) {
  Poco::FastMutex::ScopedLock Lock(F);             // row: Poco::ScopedLock type Guard
  Poco::ScopedLockWithUnlock<Poco::FastMutex> Early(F); // row: Poco::ScopedLockWithUnlock type Guard
  Early.unlock();                                  // row: Poco::ScopedLockWithUnlock::unlock Release on Early
  Poco::ScopedReadRWLock Reader(R);                // row: Poco::ScopedReadRWLock type SharedGuard
  Poco::ScopedWriteRWLock Writer(R);               // row: Poco::ScopedWriteRWLock type Guard
}

void mutexes(Poco::FastMutex &F, Poco::Mutex &M, Poco::RWLock &R, Poco::NamedMutex &N) {
  F.lock();                                        // row: Poco::FastMutex::lock Acquire on F
  F.tryLock();                                     // row: Poco::FastMutex::tryLock TryAcquire on F
  F.unlock();                                      // row: Poco::FastMutex::unlock Release on F
  M.lock();                                        // row: Poco::Mutex::lock Acquire on M
  M.tryLock(100);                                  // row: Poco::Mutex::tryLock TryAcquire on M
  M.unlock();                                      // row: Poco::Mutex::unlock Release on M
  N.lock();                                        // row: Poco::NamedMutex::lock Acquire on N
  N.tryLock();                                     // row: Poco::NamedMutex::tryLock TryAcquire on N
  N.unlock();                                      // row: Poco::NamedMutex::unlock Release on N
  R.readLock();                                    // row: Poco::RWLock::readLock Acquire on R
  R.tryReadLock();                                 // row: Poco::RWLock::tryReadLock TryAcquire on R
  R.writeLock();                                   // row: Poco::RWLock::writeLock Acquire on R
  R.tryWriteLock();                                // row: Poco::RWLock::tryWriteLock TryAcquire on R
  R.unlock();                                      // row: Poco::RWLock::unlock Release on R
}

void waits(Poco::Condition &C, Poco::FastMutex &F, Poco::Event &E, Poco::Semaphore &S, Poco::ActiveResult<int> &A,
           Poco::NotificationQueue &Q) {
  C.wait(F);                                       // row: Poco::Condition::wait/1 Wait on C
  C.wait(F, 100);
  C.tryWait(F, 100);
  C.signal();                                      // row: Poco::Condition::signal Wake on C
  C.broadcast();                                   // row: Poco::Condition::broadcast Wake on C
  E.wait();                                        // row: Poco::Event::wait/0 Wait on E
  E.tryWait(100);
  E.set();                                         // row: Poco::Event::set Wake on E
  S.wait();                                        // row: Poco::Semaphore::wait/0 Wait on S
  S.tryWait(100);
  S.set();                                         // row: Poco::Semaphore::set Wake on S
  A.wait();                                        // row: Poco::ActiveResult::wait/0 Wait on A
  A.tryWait(100);
  Q.waitDequeueNotification();                     // row: Poco::NotificationQueue::waitDequeueNotification/0 Wait on Q
  Q.waitDequeueNotification(100);
  Q.dequeueNotification();
  Q.wakeUpAll();                                   // row: Poco::NotificationQueue::wakeUpAll Bound on Q
}

struct Worker {
  void work();
};
void threads(Poco::Thread &T, Poco::Runnable &R, Poco::ThreadPool &P, Poco::Activity<Worker> &A, const Poco::ProcessHandle &H) {
  T.start(R);                                      // row: Poco::Thread::start Spawn
  T.startFunc([] {});                              // row: Poco::Thread::startFunc Spawn
  T.join();                                        // row: Poco::Thread::join/0 Join on T
  T.tryJoin(100);
  P.start(R);                                      // row: Poco::ThreadPool::start Spawn
  P.joinAll();                                     // row: Poco::ThreadPool::joinAll Join on P
  A.wait();                                        // row: Poco::Activity::wait/0 Join on A
  A.wait(100);
  Poco::Process::wait(H);                          // row: Poco::Process::wait Join on H
}

void sockets(Poco::Net::StreamSocket &S, Poco::Net::DatagramSocket &D, Poco::Net::DialogSocket &T, Poco::Net::ServerSocket &L,
             Poco::Net::SocketAddress &A, char *Buffer, std::string &Text) {
  S.connect(A);                                    // row: Poco::Net::StreamSocket::connect/1 NetworkCall on S
  S.connect(A, Poco::Timespan(30, 0));
  S.connectNB(A);                                  // row: Poco::Net::StreamSocket::connectNB Bound on S
  S.receiveBytes(Buffer, 1);                       // row: Poco::Net::StreamSocket::receiveBytes NetworkCall on S
  S.sendBytes(Buffer, 1);                          // row: Poco::Net::StreamSocket::sendBytes NetworkCall on S
  S.setReceiveTimeout(Poco::Timespan(30, 0));      // row: Poco::Net::Socket::setReceiveTimeout Bound on S
  S.setSendTimeout(Poco::Timespan(30, 0));         // row: Poco::Net::Socket::setSendTimeout Bound on S
  S.setBlocking(false);                            // row: Poco::Net::Socket::setBlocking Bound on S
  S.poll(Poco::Timespan(30, 0), Poco::Net::Socket::SELECT_READ); // row: Poco::Net::Socket::poll Bound on S
  D.receiveFrom(Buffer, 1, A);                     // row: Poco::Net::DatagramSocket::receiveFrom NetworkCall on D
  D.receiveBytes(Buffer, 1);                       // row: Poco::Net::DatagramSocket::receiveBytes NetworkCall on D
  T.receiveMessage(Text);                          // row: Poco::Net::DialogSocket::receiveMessage NetworkCall on T
  L.acceptConnection();
  // row: Poco::Net::ServerSocket::acceptConnection NetworkCall on L; Poco::Net::ServerSocket::acceptConnection Make on return
}

void sessions(Poco::Net::HTTPClientSession &S, Poco::Net::HTTPRequest &Q, Poco::Net::HTTPResponse &A) {
  S.sendRequest(Q);                                // row: Poco::Net::HTTPClientSession::sendRequest NetworkCall bounded
  S.receiveResponse(A);                            // row: Poco::Net::HTTPClientSession::receiveResponse NetworkCall bounded
}
