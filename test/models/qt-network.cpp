// REQUIRES: qt-network, qt6-network
// RUN: %check_dump effects %s -- -std=c++17 -fPIC %qt-network
// RUN: %check_dump effects %s -- -std=c++17 -fPIC %qt6-network
#include <QEventLoop>
#include <QFuture>
#include <QHostInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QMutex>
#include <QProcess>
#include <QSemaphore>
#include <QSharedMemory>
#include <QSslSocket>
#include <QSystemSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QThreadPool>
#include <QWaitCondition>

void waits(QSemaphore &S, QSystemSemaphore &T, QThreadPool &P, QFuture<int> &F, int Time) {
  S.acquire();                                     // row: QSemaphore::acquire Wait when absent on S; QSemaphore::acquire Wait on S
  S.acquire(2);                                    // row: QSemaphore::acquire Wait on S
  S.tryAcquire(1, 100);
  S.release();                                     // row: QSemaphore::release Wake on S
  T.acquire();                                     // row: QSystemSemaphore::acquire Wait on T
  T.release();                                     // row: QSystemSemaphore::release Wake on T
  P.waitForDone();                                 // row: QThreadPool::waitForDone Wait unbounded
  P.waitForDone(-1);                               // row: QThreadPool::waitForDone Wait unbounded
  P.waitForDone(1000);                             // row: QThreadPool::waitForDone Wait bounded
  P.waitForDone(Time);                             // row: QThreadPool::waitForDone Wait perhaps bounded
  F.waitForFinished();                             // row: QFuture::waitForFinished Join on F
}

void processes(QProcess &P) {
  P.waitForStarted();                              // row: QProcess::waitForStarted Wait bounded on P
  P.waitForStarted(-1);                            // row: QProcess::waitForStarted Wait unbounded on P
  P.waitForReadyRead(1000);                        // row: QProcess::waitForReadyRead Wait bounded on P
  P.waitForReadyRead(-1);                          // row: QProcess::waitForReadyRead Wait unbounded on P
  P.waitForBytesWritten();                         // row: QProcess::waitForBytesWritten Wait bounded on P
  P.waitForBytesWritten(-1);                       // row: QProcess::waitForBytesWritten Wait unbounded on P
  P.waitForFinished();                             // row: QProcess::waitForFinished Wait bounded on P
  P.waitForFinished(-1);                           // row: QProcess::waitForFinished Wait unbounded on P
  QProcess::execute("ls", {});                     // row: QProcess::execute Wait
}

void sockets(QTcpSocket &S, QLocalSocket &L, QSslSocket &T, QTcpServer &V, QLocalServer &W, int Time) {
  S.waitForConnected();                            // row: QAbstractSocket::waitForConnected NetworkCall bounded on S
  S.waitForConnected(-1);                          // row: QAbstractSocket::waitForConnected NetworkCall unbounded on S
  S.waitForReadyRead(Time);                        // row: QAbstractSocket::waitForReadyRead NetworkCall perhaps bounded on S
  S.waitForReadyRead(-1);                          // row: QAbstractSocket::waitForReadyRead NetworkCall unbounded on S
  S.waitForReadyRead(100);                         // row: QAbstractSocket::waitForReadyRead NetworkCall bounded on S
  S.waitForBytesWritten();                         // row: QAbstractSocket::waitForBytesWritten NetworkCall bounded on S
  S.waitForBytesWritten(-1);                       // row: QAbstractSocket::waitForBytesWritten NetworkCall unbounded on S
  S.waitForDisconnected();                         // row: QAbstractSocket::waitForDisconnected NetworkCall bounded on S
  S.waitForDisconnected(-1);                       // row: QAbstractSocket::waitForDisconnected NetworkCall unbounded on S
  L.waitForConnected();                            // row: QLocalSocket::waitForConnected NetworkCall bounded on L
  L.waitForConnected(-1);                          // row: QLocalSocket::waitForConnected NetworkCall unbounded on L
  L.waitForReadyRead();                            // row: QLocalSocket::waitForReadyRead NetworkCall bounded on L
  L.waitForReadyRead(-1);                          // row: QLocalSocket::waitForReadyRead NetworkCall unbounded on L
  L.waitForBytesWritten();                         // row: QLocalSocket::waitForBytesWritten NetworkCall bounded on L
  L.waitForBytesWritten(-1);                       // row: QLocalSocket::waitForBytesWritten NetworkCall unbounded on L
  L.waitForDisconnected();                         // row: QLocalSocket::waitForDisconnected NetworkCall bounded on L
  L.waitForDisconnected(-1);                       // row: QLocalSocket::waitForDisconnected NetworkCall unbounded on L
  T.waitForEncrypted();                            // row: QSslSocket::waitForEncrypted NetworkCall bounded on T
  T.waitForEncrypted(-1);                          // row: QSslSocket::waitForEncrypted NetworkCall unbounded on T
  V.waitForNewConnection();                        // row: QTcpServer::waitForNewConnection NetworkCall bounded on V
  V.waitForNewConnection(-1);                      // row: QTcpServer::waitForNewConnection NetworkCall unbounded on V
  W.waitForNewConnection();                        // row: QLocalServer::waitForNewConnection NetworkCall bounded on W
  W.waitForNewConnection(-1);                      // row: QLocalServer::waitForNewConnection NetworkCall unbounded on W
  QHostInfo::fromName("host");                     // row: QHostInfo::fromName NetworkCall bounded
}

void others(QLockFile &F, QSharedMemory &M, QMutex &Mutex, QWaitCondition &C, QThread *Thread) {
  QEventLoop Loop;                                 // row: QEventLoop type Handle
  Loop.exec();                                     // row: QEventLoop::exec Wait on Loop
  Loop.quit();                                     // row: QEventLoop::quit Bound on Loop
  Loop.exit();                                     // row: QEventLoop::exit Bound on Loop
  F.lock();                                        // row: QLockFile::lock Acquire on F
  F.tryLock(100);                                  // row: QLockFile::tryLock TryAcquire on F
  F.unlock();                                      // row: QLockFile::unlock Release on F
  M.lock();                                        // row: QSharedMemory::lock Acquire on M
  M.unlock();                                      // row: QSharedMemory::unlock Release on M
  C.wait(&Mutex);                                  // row: QWaitCondition::wait Wait unbounded on C
  C.wait(&Mutex, 100);                             // row: QWaitCondition::wait Wait bounded on C
  Thread->wait();                                  // row: QThread::wait Join when absent on Thread
}
