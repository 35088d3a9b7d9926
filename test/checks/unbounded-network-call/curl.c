// RUN: %check_leak %s leak-unbounded-network-call -- -pthread
// REQUIRES: curl
#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

CURLcode plainBad(const char *url) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  CURLcode result = CURLE_OK;
  if (curl) {
    curl_easy_setopt(curl, CURLOPT_URL, url);
    result = curl_easy_perform(curl);
    // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
    // CHECK-FIXES: curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 30000L);
    // CHECK-FIXES-NEXT: result = curl_easy_perform(curl);
    curl_easy_cleanup(curl);
  }
  return result;
}

CURLcode connectTimeoutBad(const char *url) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
  return curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
  // CHECK-FIXES: curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 30000L);
  // CHECK-FIXES-NEXT: return curl_easy_perform(curl);
}

CURLcode zeroMeansNeverBad(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 0L);
  if (curl_easy_perform(curl) != CURLE_OK)
    // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
    // CHECK-FIXES: curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 30000L);
    // CHECK-FIXES-NEXT: if (curl_easy_perform(curl) != CURLE_OK)
    return CURLE_READ_ERROR;
  return CURLE_OK;
}

CURLcode resetBad(void) {
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 5L);
  curl_easy_reset(curl); // expected-note {{'curl' made here}}
  return curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
}

CURLcode timeoutOk(long seconds) {
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
  return curl_easy_perform(curl);
}

CURLcode lowSpeedOk(void) {
  CURL *curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, 30L);
  return curl_easy_perform(curl);
}

CURLcode lowSpeedHalfBad(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  return curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
}

// One edit serves both calls; in the second branch it needs its own.
CURLcode twiceBad(bool again) { // CHECK-FIXES: CURLcode twiceBad(bool again) {
  CURL *curl = curl_easy_init(); // expected-note 2 {{'curl' made here}}
  CURLcode result = curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
  // expected-note@-2 {{bounded by the timeout that is added here}}
  // CHECK-FIXES: curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 30000L);
  // CHECK-FIXES-NEXT: CURLcode result = curl_easy_perform(curl);
  result = curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
  // CHECK-FIXES-NOT: curl_easy_setopt
  // CHECK-FIXES: result = curl_easy_perform(curl);
  CURL *other = curl_easy_init(); // expected-note 2 {{'other' made here}}
  if (again)
    result = curl_easy_perform(other);
  // expected-warning@-1 {{'curl_easy_perform' on 'other' has no timeout}}
  // CHECK-FIXES: curl_easy_setopt(other, CURLOPT_TIMEOUT_MS, 30000L);
  // CHECK-FIXES-NEXT: result = curl_easy_perform(other);
  // CHECK-FIXES-NEXT: }
  else
    result = curl_easy_perform(other);
  // expected-warning@-1 {{'curl_easy_perform' on 'other' has no timeout}}
  // CHECK-FIXES: curl_easy_setopt(other, CURLOPT_TIMEOUT_MS, 30000L);
  // CHECK-FIXES-NEXT: result = curl_easy_perform(other);
  return result;
}

// Helpers that are visible are looked into.
static void configure(CURL *handle) { curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, 2000L); }
static void name(CURL *handle, const char *url) { curl_easy_setopt(handle, CURLOPT_URL, url); }
static CURL *makeBounded(void) {
  CURL *made = curl_easy_init();
  configure(made);
  return made;
}
static CURL *makePlain(void) { return curl_easy_init(); } // expected-note {{'curl' made here}}
static CURLcode runBad(CURL *handle) {
  return curl_easy_perform(handle);
  // expected-warning@-1 {{'curl_easy_perform' on 'handle' has no timeout}}
}
static CURLcode runBounded(CURL *handle) { return curl_easy_perform(handle); }

CURLcode helpersOk(void) {
  CURL *curl = curl_easy_init();
  configure(curl);
  curl_easy_perform(curl);
  return runBounded(makeBounded());
}

CURLcode helpersBad(const char *url) {
  CURL *curl = makePlain();
  name(curl, url);
  curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
  CURL *other = curl_easy_init(); // expected-note {{'handle' made here}}
  return runBad(other);
}

// Handles that others may have configured.
void elsewhere(CURL *handle);
CURL *makeElsewhere(void);
extern CURL *shared;
CURLcode escapesOk(CURL *parameter) {
  CURL *curl = curl_easy_init();
  elsewhere(curl);
  curl_easy_perform(curl);
  curl_easy_perform(parameter);
  curl_easy_perform(shared);
  return curl_easy_perform(makeElsewhere());
}

struct client {
  CURL *handle;
  CURL *quick;
};
void openClient(struct client *c) {
  c->handle = curl_easy_init(); // expected-note {{'handle' made here}}
  c->quick = curl_easy_init();
  curl_easy_setopt(c->quick, CURLOPT_TIMEOUT, 1L);
}
void useClientBad(struct client *c) {
  curl_easy_perform(c->handle);
  // expected-warning@-1 {{'curl_easy_perform' on 'handle' has no timeout}}
  // CHECK-FIXES: curl_easy_setopt(c->handle, CURLOPT_TIMEOUT_MS, 30000L);
  curl_easy_perform(c->quick);
}

#define PERFORM(handle) curl_easy_perform(handle) // expected-note 2 {{expanded from macro 'PERFORM'}}
void macroBad(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  PERFORM(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
  // expected-note@-2 {{set 'CURLOPT_TIMEOUT' or 'CURLOPT_TIMEOUT_MS' on the handle}}
  // CHECK-FIXES: PERFORM(curl);
}

void loopHeadBad(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  while (curl_easy_perform(curl) != CURLE_OK)
    // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
    // CHECK-FIXES: curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 30000L);
    // CHECK-FIXES-NEXT: while (curl_easy_perform(curl) != CURLE_OK)
    ;
}

void suppressedOk(void) {
  CURL *curl = curl_easy_init();
  curl_easy_perform(curl); // NOLINT(leak-unbounded-network-call)
}

void tooLateBad(void) {
  CURL *curl = curl_easy_init(); // expected-note {{'curl' made here}}
  curl_easy_perform(curl);
  // expected-warning@-1 {{'curl_easy_perform' on 'curl' has no timeout}}
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 5L);
}
