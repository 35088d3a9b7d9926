// A stub of cpr 1.10, which Debian 12 does not have: the declarations that its rows speak of.
#pragma once
#include <chrono>
#include <fstream>
#include <string>

namespace cpr {

struct Url {
  Url(const char *Text);
};
struct Timeout {
  Timeout(const std::chrono::milliseconds &Time);
};
struct ConnectTimeout {
  ConnectTimeout(const std::chrono::milliseconds &Time);
};
struct LowSpeed {
  LowSpeed(int Limit, int Time);
};
struct ProgressCallback {};
struct Response {
  std::string text;
};
template <class T> class AsyncWrapper {
public:
  T get();
};

template <class... Ts> Response Get(Ts &&...Options) { return {}; }
template <class... Ts> Response Post(Ts &&...Options) { return {}; }
template <class... Ts> Response Put(Ts &&...Options) { return {}; }
template <class... Ts> Response Delete(Ts &&...Options) { return {}; }
template <class... Ts> Response Head(Ts &&...Options) { return {}; }
template <class... Ts> Response Options(Ts &&...Options) { return {}; }
template <class... Ts> Response Patch(Ts &&...Options) { return {}; }
template <class... Ts> Response Download(std::ofstream &File, Ts &&...Options) { return {}; }
template <class... Ts> AsyncWrapper<Response> GetAsync(Ts... Options) { return {}; }
template <class... Ts> AsyncWrapper<Response> PostAsync(Ts... Options) { return {}; }
template <class... Ts> AsyncWrapper<Response> PutAsync(Ts... Options) { return {}; }
template <class... Ts> AsyncWrapper<Response> DeleteAsync(Ts... Options) { return {}; }

class Session {
public:
  void SetUrl(const Url &U);
  void SetTimeout(const Timeout &Time);
  void SetConnectTimeout(const ConnectTimeout &Time);
  void SetLowSpeed(const LowSpeed &Limit);
  void SetProgressCallback(const ProgressCallback &Callback);
  void SetOption(const Url &U);
  void SetOption(const Timeout &Time);
  Response Get();
  Response Post();
  Response Put();
  Response Delete();
  Response Head();
  Response Options();
  Response Patch();
  Response Download(std::ofstream &File);
};

} // namespace cpr
