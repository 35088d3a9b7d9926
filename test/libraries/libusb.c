// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait -- -pthread
// RUN: %check_leak %s leak-unbounded-network-call,leak-unbounded-wait --std c++17 -- -x c++ -pthread
// REQUIRES: libusb
#include <libusb-1.0/libusb.h>
#include <pthread.h>
#include <stddef.h>

// 0 is no timeout.
int readBad(libusb_device_handle *device, unsigned char *data, int *done) {
  return libusb_bulk_transfer(device, 0x81, data, 64, done, 0);
  // expected-warning@-1 {{'libusb_bulk_transfer' has no timeout}}
  // CHECK-FIXES-GNU17: return libusb_bulk_transfer(device, 0x81, data, 64, done, 30000);
}
int readOk(libusb_device_handle *device, unsigned char *data, int *done) {
  return libusb_bulk_transfer(device, 0x81, data, 64, done, 1000);
}
static void *waitBad(void *context) {
  libusb_wait_for_event((libusb_context *)context, NULL);
  // expected-warning@-1 {{'libusb_wait_for_event' has no timeout and no cancel branch}}
  // CHECK-FIXES-GNU17: libusb_wait_for_event((libusb_context *)context, &(struct timeval){30, 0});
  return NULL;
}
static void *waitOk(void *context) {
  libusb_handle_events((libusb_context *)context);
  return NULL;
}
void startOk(pthread_t *threads, void *context) {
  pthread_create(&threads[0], NULL, waitBad, context); // expected-note {{thread started here}}
  pthread_create(&threads[1], NULL, waitOk, context);
}
