// RUN: %check_leak %s leak-unbounded-network-call -- -std=gnu17
// A handle that is bounded on some paths only.
#include <curl/curl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int fetchBad(const char *url, long limit) {
  // CHECK-FIXES-LABEL: int fetchBad(const char *url, long limit) {
  CURL *h = curl_easy_init();
  // expected-note@-1 {{'h' made here}}
  if (!h)
    // expected-note@-1 {{assuming 'h' is non-null}}
    return -1;
  curl_easy_setopt(h, CURLOPT_URL, url);
  // CHECK-FIXES: curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, 30000L);
  // CHECK-FIXES-NEXT: if (limit > 0)
  if (limit > 0)
    // expected-note@-1 {{assuming 'limit' is <= 0}}
    curl_easy_setopt(h, CURLOPT_TIMEOUT, limit);
  // expected-note@-1 {{'h' bounded on another path here}}
  int rc = curl_easy_perform(h);
  // expected-warning@-1 {{'curl_easy_perform' on 'h' has no timeout on this path}}
  curl_easy_cleanup(h);
  return rc;
}

void elseBranchBad(int quick) {
  // CHECK-FIXES-LABEL: void elseBranchBad(int quick) {
  CURL *h = curl_easy_init();
  // expected-note@-1 {{'h' made here}}
  // CHECK-FIXES: curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, 30000L);
  // CHECK-FIXES-NEXT: if (quick) {
  if (quick) {
    // expected-note@-1 {{assuming 'quick' is 0}}
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
    // expected-note@-1 {{'h' bounded on another path here}}
    curl_easy_setopt(h, CURLOPT_VERBOSE, 1L);
  } else {
    curl_easy_setopt(h, CURLOPT_VERBOSE, 0L);
  }
  curl_easy_perform(h);
  // expected-warning@-1 {{'curl_easy_perform' on 'h' has no timeout on this path}}
  curl_easy_cleanup(h);
}

// A loop may run no times at all.
void loopBad(int count) {
  // CHECK-FIXES-LABEL: void loopBad(int count) {
  CURL *h = curl_easy_init();
  // expected-note@-1 {{'h' made here}}
  for (int i = 0; i < count; ++i)
    // expected-note@-1 {{assuming 'i' is >= 'count'}}
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
  // expected-note@-1 {{'h' bounded on another path here}}
  curl_easy_perform(h);
  // expected-warning@-1 {{'curl_easy_perform' on 'h' has no timeout on this path}}
  curl_easy_cleanup(h);
}

// The reset takes every option back.
void resetBad(int again) {
  // CHECK-FIXES-LABEL: void resetBad(int again) {
  CURL *h = curl_easy_init();
  curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
  // expected-note@-1 {{'h' bounded on another path here}}
  if (again)
    // expected-note@-1 {{assuming 'again' is not equal to 0}}
    curl_easy_reset(h);
  // expected-note@-1 {{'h' made here}}
  curl_easy_perform(h);
  // expected-warning@-1 {{'curl_easy_perform' on 'h' has no timeout on this path}}
  // expected-note@-2 {{set 'CURLOPT_TIMEOUT' or 'CURLOPT_TIMEOUT_MS' on the handle}}
  curl_easy_cleanup(h);
}

long receiveBad(char *buffer, int limited) {
  // CHECK-FIXES-LABEL: long receiveBad(char *buffer, int limited) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  // expected-note@-1 {{'fd' made here}}
  if (fd < 0)
    // expected-note@-1 {{assuming 'fd' is >= 0}}
    return -1;
  struct timeval limit = {5, 0};
  // CHECK-FIXES: setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO,
  // CHECK-FIXES-NEXT: if (limited) {
  if (limited) {
    // expected-note@-1 {{assuming 'limited' is 0}}
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    // expected-note@-1 {{'fd' bounded on another path here}}
  }
  return recv(fd, buffer, 1, 0);
  // expected-warning@-1 {{'recv' on 'fd' has no timeout on this path}}
}

void bothBranchesOk(int quick) {
  // CHECK-FIXES-LABEL: void bothBranchesOk(int quick) {
  CURL *h = curl_easy_init();
  if (quick)
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
  else
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 50L);
  curl_easy_perform(h);
  curl_easy_cleanup(h);
}

// Both tests ask the same.
void correlatedOk(long limit) {
  CURL *h = curl_easy_init();
  if (limit > 0)
    curl_easy_setopt(h, CURLOPT_TIMEOUT, limit);
  if (limit > 0)
    curl_easy_perform(h);
  curl_easy_cleanup(h);
}

// Without a handle the call returns at once.
void nullOk(void) {
  CURL *h = curl_easy_init();
  if (h)
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
  curl_easy_perform(h);
  curl_easy_cleanup(h);
}

long descriptorOk(char *buffer) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct timeval limit = {5, 0};
  if (fd >= 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  return recv(fd, buffer, 1, 0);
}

void earlyOk(int skip) {
  CURL *h = curl_easy_init();
  if (skip) {
    curl_easy_cleanup(h);
    return;
  }
  curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
  curl_easy_perform(h);
  curl_easy_cleanup(h);
}

void configure(CURL *h);
void perhapsConfiguredOk(int known) {
  CURL *h = curl_easy_init();
  if (known)
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
  else
    configure(h);
  curl_easy_perform(h);
  curl_easy_cleanup(h);
}

void switchOk(int kind) {
  CURL *h = curl_easy_init();
  switch (kind) {
  case 1:
    curl_easy_setopt(h, CURLOPT_TIMEOUT, 5L);
    break;
  default:
    curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, 500L);
  }
  curl_easy_perform(h);
  curl_easy_cleanup(h);
}
