// RUN: %check_dump effects %s -- --target=x86_64-w64-mingw32 -resource-dir=/usr/lib/llvm-22/lib/clang/22 -isystem /usr/share/mingw-w64/include -std=gnu17
// RUN: %check_dump effects %s -- --target=x86_64-w64-mingw32 -resource-dir=/usr/lib/llvm-22/lib/clang/22 -isystem /usr/share/mingw-w64/include -x c++ -std=c++17
// REQUIRES: mingw
#include <winsock2.h>
#include <windows.h>
#include <process.h>

static DWORD WINAPI entry(void *data) { return data == NULL; }
static unsigned WINAPI other(void *data) { return data == NULL; }
static void plain(void *data) { (void)data; }

void threads(void) {
  CreateThread(NULL, 0, entry, NULL, 0, NULL);     // row: CreateThread Spawn
  _beginthreadex(NULL, 0, other, NULL, 0, NULL);   // row: _beginthreadex Spawn
  _beginthread(plain, 0, NULL);                    // row: _beginthread Spawn
  QueueUserWorkItem(entry, NULL, 0);               // row: QueueUserWorkItem Spawn
}

void locks(CRITICAL_SECTION *section, SRWLOCK *lock) {
  EnterCriticalSection(section);                   // row: EnterCriticalSection Acquire on section; EnterCriticalSection Recursive on section
  TryEnterCriticalSection(section);                // row: TryEnterCriticalSection TryAcquire on section
  LeaveCriticalSection(section);                   // row: LeaveCriticalSection Release on section
  InitializeSRWLock(lock);                         // row: InitializeSRWLock Initialize on lock
  AcquireSRWLockExclusive(lock);                   // row: AcquireSRWLockExclusive Acquire on lock
  TryAcquireSRWLockExclusive(lock);                // row: TryAcquireSRWLockExclusive TryAcquire on lock
  ReleaseSRWLockExclusive(lock);                   // row: ReleaseSRWLockExclusive Release on lock
  AcquireSRWLockShared(lock);                      // row: AcquireSRWLockShared Acquire on lock
  TryAcquireSRWLockShared(lock);                   // row: TryAcquireSRWLockShared TryAcquire on lock
  ReleaseSRWLockShared(lock);                      // row: ReleaseSRWLockShared Release on lock
}

void waits(CONDITION_VARIABLE *condition, CRITICAL_SECTION *section, SRWLOCK *lock, void *address, HANDLE event, DWORD time) {
  SleepConditionVariableCS(condition, section, INFINITE); // row: SleepConditionVariableCS Wait unbounded on condition
  SleepConditionVariableCS(condition, section, 1000); // row: SleepConditionVariableCS Wait bounded on condition
  SleepConditionVariableCS(condition, section, time); // row: SleepConditionVariableCS Wait perhaps bounded on condition
  SleepConditionVariableSRW(condition, lock, INFINITE, 0); // row: SleepConditionVariableSRW Wait unbounded on condition
  SleepConditionVariableSRW(condition, lock, 1000, 0); // row: SleepConditionVariableSRW Wait bounded on condition
  WakeConditionVariable(condition);                // row: WakeConditionVariable Wake on condition
  WakeAllConditionVariable(condition);             // row: WakeAllConditionVariable Wake on condition
  WaitOnAddress((volatile void *)address, address, 4, INFINITE); // row: WaitOnAddress Wait unbounded on (volatile void *)address
  WaitOnAddress((volatile void *)address, address, 4, 1000); // row: WaitOnAddress Wait bounded on (volatile void *)address
  WakeByAddressSingle(address);                    // row: WakeByAddressSingle Wake on address
  WakeByAddressAll(address);                       // row: WakeByAddressAll Wake on address
  WaitForSingleObject(event, INFINITE);            // row: WaitForSingleObject Wait unbounded on event
  WaitForSingleObject(event, (DWORD)-1);           // row: WaitForSingleObject Wait unbounded on event
  WaitForSingleObject(event, 1000);                // row: WaitForSingleObject Wait bounded on event
  WaitForSingleObjectEx(event, INFINITE, FALSE);   // row: WaitForSingleObjectEx Wait unbounded on event
  WaitForSingleObjectEx(event, 1000, FALSE);       // row: WaitForSingleObjectEx Wait bounded on event
  CreateEventA(NULL, FALSE, FALSE, NULL);          // row: CreateEventA Make on return
  CreateEventW(NULL, FALSE, FALSE, NULL);          // row: CreateEventW Make on return
  CreateSemaphoreA(NULL, 0, 1, NULL);              // row: CreateSemaphoreA Make on return
  CreateSemaphoreW(NULL, 0, 1, NULL);              // row: CreateSemaphoreW Make on return
  SetEvent(event);                                 // row: SetEvent Wake on event
  PulseEvent(event);                               // row: PulseEvent Wake on event
  ResetEvent(event);                               // row: ResetEvent Use on event
  ReleaseSemaphore(event, 1, NULL);                // row: ReleaseSemaphore Wake on event
  CloseHandle(event);                              // row: CloseHandle Use on event
}

void ports(HANDLE port, DWORD *count, ULONG_PTR *key, OVERLAPPED **overlapped, OVERLAPPED_ENTRY *entries, HANDLE thread) {
  CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0); // row: CreateIoCompletionPort Make on return
  GetQueuedCompletionStatus(port, count, key, overlapped, INFINITE); // row: GetQueuedCompletionStatus Wait unbounded on port
  GetQueuedCompletionStatus(port, count, key, overlapped, 1000); // row: GetQueuedCompletionStatus Wait bounded on port
  GetQueuedCompletionStatusEx(port, entries, 1, count, INFINITE, FALSE); // row: GetQueuedCompletionStatusEx Wait unbounded on port
  GetQueuedCompletionStatusEx(port, entries, 1, count, 1000, FALSE); // row: GetQueuedCompletionStatusEx Wait bounded on port
  PostQueuedCompletionStatus(port, 0, 0, NULL);    // row: PostQueuedCompletionStatus Bound on port
  CancelIoEx(port, NULL);                          // row: CancelIoEx Cancel
  CancelSynchronousIo(thread);                     // row: CancelSynchronousIo Cancel
  TerminateThread(thread, 0);                      // row: TerminateThread Cancel
}

void sockets(SOCKET s, WSAPOLLFD *fds, fd_set *set, char *buffer, struct sockaddr *peer, int *size, HWND window, u_long *yes) {
  struct timeval second = {1, 0};
  DWORD time = 1000;
  socket(AF_INET, SOCK_STREAM, 0);                 // row: socket/3 Make on return
  WSAPoll(fds, 1, -1);                             // row: WSAPoll Wait unbounded
  WSAPoll(fds, 1, 1000);                           // row: WSAPoll Wait bounded
  select(0, set, NULL, NULL, NULL);                // row: select/5 Wait unbounded
  select(0, set, NULL, NULL, &second);             // row: select/5 Wait bounded
  recv(s, buffer, 1, 0);                           // row: recv/4 NetworkCall on s
  recvfrom(s, buffer, 1, 0, peer, size);           // row: recvfrom/6 NetworkCall on s
  send(s, buffer, 1, 0);                           // row: send/4 NetworkCall on s
  sendto(s, buffer, 1, 0, peer, *size);            // row: sendto/6 NetworkCall on s
  connect(s, peer, *size);                         // row: connect/3 NetworkCall bounded
  accept(s, peer, size);                           // row: accept/3 NetworkCall on s; accept/3 Make on return
  setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (const char *)&time, sizeof time); // row: setsockopt Bound when SO_RCVTIMEO on s
  setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, (const char *)&time, sizeof time); // row: setsockopt Bound when SO_SNDTIMEO on s
  ioctlsocket(s, FIONBIO, yes);                    // row: ioctlsocket Bound when FIONBIO on s
  WSAEventSelect(s, NULL, FD_READ);                // row: WSAEventSelect Bound on s
  WSAAsyncSelect(s, window, 0, FD_READ);           // row: WSAAsyncSelect Bound on s
  bind(s, peer, *size);                            // row: bind Use on s
  listen(s, 1);                                    // row: listen Use on s
  getsockname(s, peer, size);                      // row: getsockname Use on s
  getpeername(s, peer, size);                      // row: getpeername Use on s
  shutdown(s, SD_BOTH);                            // row: shutdown/2 Bound on s
  closesocket(s);                                  // row: closesocket Use on s
}
