// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: libusb
#include <libusb-1.0/libusb.h>
#include <sys/time.h>

void use(libusb_context *context, libusb_device_handle *device, unsigned char *data, int *done, unsigned time) {
  struct timeval second = {1, 0};
  libusb_bulk_transfer(device, 1, data, 1, done, 0); // row: libusb_bulk_transfer NetworkCall unbounded
  libusb_bulk_transfer(device, 1, data, 1, done, 1000); // row: libusb_bulk_transfer NetworkCall bounded
  libusb_bulk_transfer(device, 1, data, 1, done, time); // row: libusb_bulk_transfer NetworkCall perhaps bounded
  libusb_interrupt_transfer(device, 1, data, 1, done, 0); // row: libusb_interrupt_transfer NetworkCall unbounded
  libusb_interrupt_transfer(device, 1, data, 1, done, 1000); // row: libusb_interrupt_transfer NetworkCall bounded
  libusb_control_transfer(device, 0, 0, 0, 0, data, 1, 0); // row: libusb_control_transfer NetworkCall unbounded
  libusb_control_transfer(device, 0, 0, 0, 0, data, 1, 1000); // row: libusb_control_transfer NetworkCall bounded
  libusb_handle_events(context);                   // row: libusb_handle_events NetworkCall bounded
  libusb_handle_events_timeout(context, &second);
  libusb_wait_for_event(context, NULL);            // row: libusb_wait_for_event Wait unbounded
  libusb_wait_for_event(context, &second);         // row: libusb_wait_for_event Wait bounded
}
