// RUN: %check_dump effects %s -- -std=c++17 -pthread
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace my {
int poll(pollfd *, nfds_t, int) { return 0; }
namespace net {
inline namespace v1 {
int recv(int, void *, size_t, int) { return 0; }
} // namespace v1
} // namespace net
struct File {
  virtual ~File() = default;
  virtual long read(int, void *, unsigned long) { return 0; }
  static int accept(int, void *, void *) { return 0; }
  long readAll(void *Buffer) { return read(0, Buffer, 1) + ::read(0, Buffer, 1); } // row: read/3 NetworkCall on 0
};
struct Socket : File {
  long read(int Fd, void *Buffer, unsigned long Size) override {
    return ::recv(Fd, Buffer, Size, 0);  // row: recv/4 NetworkCall unbounded on Fd
  }
};
template <typename T> int send(T, const void *, size_t, int) { return 0; }
} // namespace my
static int connect(my::File &, int, int) { return 0; }
namespace {
int accept(my::File &, int, int) { return 0; }
} // namespace
int write(my::File &, const void *, unsigned long) { return 0; } // an overload of the program's own

int use(my::File &F, pollfd *Fds, char *Buffer) {
  my::poll(Fds, 1, -1);
  my::net::recv(0, Buffer, 1, 0);
  my::send(0, Buffer, 1, 0);
  F.read(0, Buffer, 1);
  my::File::accept(0, nullptr, nullptr);
  connect(F, 1, 2);
  accept(F, 1, 2);
  write(F, Buffer, 1);
  using ::poll;
  poll(Fds, 1, -1);                      // row: poll/3 Wait unbounded
  return ::poll(Fds, 1, nullptr == Fds ? -1 : -2); // row: poll/3 Wait perhaps bounded
}
auto Receive = [](auto Fd) {
  char Byte;
  return ::recv(Fd, &Byte, 1, 0);        // row: recv/4 NetworkCall unbounded on Fd
};
long Received = Receive(3);
