// RUN: %check_dump effects %s -- -std=gnu17
// RUN: %check_dump effects %s -- -x c++ -std=c++17
// REQUIRES: curl
#include <curl/curl.h>

static size_t count(void *unused, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) { return unused == NULL && a + b + c + d < 0; }
#define LIMIT(handle, seconds) curl_easy_setopt(handle, CURLOPT_TIMEOUT, seconds)
CURLcode curl_easy_perform_twice(CURL *curl);

void use(CURL *curl, CURLM *multi, long seconds, CURLoption option) {
  CURL *made = curl_easy_init();                          // row: curl_easy_init Make on return
  CURL *copy = curl_easy_duphandle(curl);                 // row: curl_easy_duphandle Make on return
  curl_easy_perform(curl);                                // row: curl_easy_perform NetworkCall on curl
  curl_easy_perform_twice(curl);
  curl_easy_setopt(curl, CURLOPT_URL, "http://localhost");
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 5L);
  // The real curl_easy_setopt is a macro in C: the object's text is the program's all the same.
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 5L);            // row: curl_easy_setopt Bound when CURLOPT_TIMEOUT|CURLOPT_TIMEOUT_MS bounded on curl
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, seconds);    // row: curl_easy_setopt Bound when CURLOPT_TIMEOUT|CURLOPT_TIMEOUT_MS perhaps bounded on curl
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 0L);            // row: curl_easy_setopt Bound when CURLOPT_TIMEOUT|CURLOPT_TIMEOUT_MS unbounded on curl
  LIMIT(curl, 5L);                                        // row: curl_easy_setopt Bound when CURLOPT_TIMEOUT|CURLOPT_TIMEOUT_MS bounded on curl
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, 9L);     // row: curl_easy_setopt Bound when CURLOPT_LOW_SPEED_TIME bounded on curl
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, 0L);     // row: curl_easy_setopt Bound when CURLOPT_LOW_SPEED_TIME unbounded on curl
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 9L);    // row: curl_easy_setopt Bound when CURLOPT_LOW_SPEED_LIMIT bounded on curl
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 0L);    // row: curl_easy_setopt Bound when CURLOPT_LOW_SPEED_LIMIT unbounded on curl
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, count); // row: curl_easy_setopt Bound when CURLOPT_XFERINFOFUNCTION|CURLOPT_PROGRESSFUNCTION on curl
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);         // row: curl_easy_setopt Use when CURLOPT_NOPROGRESS and zero on curl
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);       // row: curl_easy_setopt Bound when CURLOPT_CONNECT_ONLY bounded on curl
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 0L);       // row: curl_easy_setopt Bound when CURLOPT_CONNECT_ONLY unbounded on curl
  curl_easy_reset(curl);                                  // row: curl_easy_reset Unbound on curl

  // An option that is not visible may be any of them.
  curl_easy_setopt(curl, option, 5L); // row: perhaps curl_easy_setopt Bound when CURLOPT_TIMEOUT|CURLOPT_TIMEOUT_MS bounded on curl
  // row: perhaps curl_easy_setopt Bound when CURLOPT_LOW_SPEED_TIME bounded on curl
  // row: perhaps curl_easy_setopt Bound when CURLOPT_LOW_SPEED_LIMIT bounded on curl
  // row: perhaps curl_easy_setopt Bound when CURLOPT_XFERINFOFUNCTION|CURLOPT_PROGRESSFUNCTION on curl
  // row: perhaps curl_easy_setopt Bound when CURLOPT_CONNECT_ONLY bounded on curl

  // These are bounded by their argument, or do not block.
  int running;
  curl_multi_perform(multi, &running);
  curl_multi_wait(multi, NULL, 0, 1000, NULL);
  curl_multi_poll(multi, NULL, 0, 1000, NULL);
  size_t done;
  curl_easy_recv(curl, &running, 1, &done);
  curl_easy_send(curl, &running, 1, &done);
  curl_easy_cleanup(made);
  curl_easy_cleanup(copy);
}
