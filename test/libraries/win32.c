// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock -- --target=x86_64-w64-mingw32 -isystem /usr/share/mingw-w64/include
// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait,leak-nested-lock --std c++17 -- --target=x86_64-w64-mingw32 -x c++ -isystem /usr/share/mingw-w64/include
// REQUIRES: mingw
#include <winsock2.h>
#include <windows.h>

// SO_RCVTIMEO takes milliseconds here, and no timeval as in POSIX.
int readBad(char *buffer) {
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0); // expected-note {{'s' made here}}
  return recv(s, buffer, 1, 0);
  // expected-warning@-1 {{'recv' on 's' has no timeout}}
  // CHECK-FIXES-GNU17: setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (const char *)&(DWORD){30000}, sizeof(DWORD));
}
int readOk(char *buffer) {
  DWORD time = 1000;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, (const char *)&time, sizeof time);
  return recv(s, buffer, 1, 0);
}
int nonBlockingOk(char *buffer) {
  u_long yes = 1;
  SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
  ioctlsocket(s, FIONBIO, &yes);
  return recv(s, buffer, 1, 0);
}

static CRITICAL_SECTION section;
static CONDITION_VARIABLE filled;
static HANDLE ready;
static int count, stopped;

static DWORD WINAPI takeBad(void *unused) {
  EnterCriticalSection(&section);
  while (count == 0)
    SleepConditionVariableCS(&filled, &section, INFINITE);
    // expected-warning@-1 {{'SleepConditionVariableCS' on 'filled' has no timeout and no cancel branch}}
    // expected-note@-2 {{give it a time in milliseconds and leave when it returns 0}}
  count--;
  LeaveCriticalSection(&section);
  return 0;
}
static DWORD WINAPI takeOk(void *unused) {
  EnterCriticalSection(&section);
  while (count == 0 && !stopped)
    SleepConditionVariableCS(&filled, &section, INFINITE);
  count--;
  LeaveCriticalSection(&section);
  return 0;
}
static DWORD WINAPI readyBad(void *unused) {
  WaitForSingleObject(ready, INFINITE);
  // expected-warning@-1 {{'WaitForSingleObject' on 'ready' has no timeout and no cancel branch}}
  // expected-note@-2 {{give it a time in milliseconds and handle 'WAIT_TIMEOUT'}}
  return 0;
}
static DWORD WINAPI readyOk(void *unused) {
  WaitForSingleObject(ready, 1000);
  return 0;
}
// A thread is joined.
static DWORD WINAPI joinOk(void *thread) {
  WaitForSingleObject((HANDLE)thread, INFINITE);
  return 0;
}
static DWORD WINAPI portBad(void *unused) {
  DWORD size;
  ULONG_PTR key;
  OVERLAPPED *overlapped;
  HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, NULL, 0, 0);
  GetQueuedCompletionStatus(port, &size, &key, &overlapped, INFINITE);
  // expected-warning@-1 {{'GetQueuedCompletionStatus' on 'port' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: GetQueuedCompletionStatus(port, &size, &key, &overlapped, 30000);
  return 0;
}
void startOk(void) {
  ready = CreateEventA(NULL, FALSE, FALSE, NULL);
  CreateThread(NULL, 0, takeBad, NULL, 0, NULL); // expected-note {{thread started here}}
  CreateThread(NULL, 0, takeOk, NULL, 0, NULL);
  CreateThread(NULL, 0, readyBad, NULL, 0, NULL); // expected-note {{thread started here}}
  CreateThread(NULL, 0, readyOk, NULL, 0, NULL);
  CreateThread(NULL, 0, joinOk, GetCurrentThread(), 0, NULL);
  CreateThread(NULL, 0, portBad, NULL, 0, NULL); // expected-note {{thread started here}}
}
void stopOk(void) {
  EnterCriticalSection(&section);
  stopped = 1;
  count = 1;
  WakeAllConditionVariable(&filled);
  LeaveCriticalSection(&section);
}
// A critical section may be taken again by its holder, an SRW lock may not.
void sectionOk(void) {
  EnterCriticalSection(&section);
  EnterCriticalSection(&section);
  LeaveCriticalSection(&section);
  LeaveCriticalSection(&section);
}
static SRWLOCK lock = SRWLOCK_INIT;
void againBad(void) {
  AcquireSRWLockExclusive(&lock); // expected-note {{'lock' locked here}}
  AcquireSRWLockExclusive(&lock); // expected-warning {{'lock' is locked again while this thread holds it}}
  ReleaseSRWLockExclusive(&lock);
}
