// REQUIRES: curl
// RUN: %prove %s -- -lcurl

#include "Inputs/silent_server.h"
#include <curl/curl.h>
#include <stdio.h>

int main(void) {
  char Address[64];
  snprintf(Address, sizeof(Address), "http://127.0.0.1:%d/", silentPort());
  CURL *Request = curl_easy_init();
  curl_easy_setopt(Request, CURLOPT_URL, Address);
  CURLcode Result = curl_easy_perform(Request);
  curl_easy_cleanup(Request);
  return Result == CURLE_OK;
}
