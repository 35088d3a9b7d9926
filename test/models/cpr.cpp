// RUN: %check_dump effects %s -- -std=c++17 -isystem %S/Inputs
#include <cpr/cpr.h>

void calls(std::ofstream &File, const cpr::Timeout &Time) {
  cpr::Get(cpr::Url{"http://localhost"});          // row: cpr::Get NetworkCall unbounded
  cpr::Get(cpr::Url{"http://localhost"}, cpr::Timeout{std::chrono::seconds(1)}); // row: cpr::Get NetworkCall bounded
  cpr::Get(cpr::Url{"http://localhost"}, cpr::ConnectTimeout{std::chrono::seconds(1)}); // row: cpr::Get NetworkCall unbounded
  cpr::Get(Time, cpr::Url{"http://localhost"});    // row: cpr::Get NetworkCall bounded
  cpr::Post(cpr::Url{"http://localhost"});         // row: cpr::Post NetworkCall unbounded
  cpr::Post(cpr::Url{"http://localhost"}, cpr::LowSpeed{1, 30}); // row: cpr::Post NetworkCall bounded
  cpr::Put(cpr::Url{"http://localhost"});          // row: cpr::Put NetworkCall unbounded
  cpr::Put(Time);                                  // row: cpr::Put NetworkCall bounded
  cpr::Delete(cpr::Url{"http://localhost"});       // row: cpr::Delete NetworkCall unbounded
  cpr::Delete(Time);                               // row: cpr::Delete NetworkCall bounded
  cpr::Head(cpr::Url{"http://localhost"});         // row: cpr::Head NetworkCall unbounded
  cpr::Head(Time);                                 // row: cpr::Head NetworkCall bounded
  cpr::Options(cpr::Url{"http://localhost"});      // row: cpr::Options NetworkCall unbounded
  cpr::Options(Time);                              // row: cpr::Options NetworkCall bounded
  cpr::Patch(cpr::Url{"http://localhost"});        // row: cpr::Patch NetworkCall unbounded
  cpr::Patch(Time);                                // row: cpr::Patch NetworkCall bounded
  cpr::Download(File, cpr::Url{"http://localhost"}); // row: cpr::Download NetworkCall unbounded
  cpr::Download(File, cpr::Url{"http://localhost"}, Time); // row: cpr::Download NetworkCall bounded
  cpr::GetAsync(cpr::Url{"http://localhost"});     // row: cpr::GetAsync NetworkCall unbounded
  cpr::GetAsync(Time);                             // row: cpr::GetAsync NetworkCall bounded
  cpr::PostAsync(cpr::Url{"http://localhost"});    // row: cpr::PostAsync NetworkCall unbounded
  cpr::PostAsync(Time);                            // row: cpr::PostAsync NetworkCall bounded
  cpr::PutAsync(cpr::Url{"http://localhost"});     // row: cpr::PutAsync NetworkCall unbounded
  cpr::PutAsync(Time);                             // row: cpr::PutAsync NetworkCall bounded
  cpr::DeleteAsync(cpr::Url{"http://localhost"});  // row: cpr::DeleteAsync NetworkCall unbounded
  cpr::DeleteAsync(Time);                          // row: cpr::DeleteAsync NetworkCall bounded
}

void sessions(const cpr::Timeout &Time, std::ofstream &File) {
  cpr::Session Session;                            // row: cpr::Session type Handle
  Session.SetUrl("http://localhost");
  Session.SetTimeout(Time);                        // row: cpr::Session::SetTimeout Bound on Session
  Session.SetConnectTimeout(std::chrono::milliseconds(1));
  Session.SetLowSpeed({1, 30});                    // row: cpr::Session::SetLowSpeed Bound on Session
  Session.SetProgressCallback({});                 // row: cpr::Session::SetProgressCallback Bound on Session
  Session.SetOption(Time);
  // row: cpr::Session::SetOption Bound when cpr::Timeout|cpr::LowSpeed|cpr::ProgressCallback on Session
  Session.SetOption(cpr::Url{"http://localhost"});
  Session.Get();                                   // row: cpr::Session::Get NetworkCall on Session
  Session.Post();                                  // row: cpr::Session::Post NetworkCall on Session
  Session.Put();                                   // row: cpr::Session::Put NetworkCall on Session
  Session.Delete();                                // row: cpr::Session::Delete NetworkCall on Session
  Session.Head();                                  // row: cpr::Session::Head NetworkCall on Session
  Session.Options();                               // row: cpr::Session::Options NetworkCall on Session
  Session.Patch();                                 // row: cpr::Session::Patch NetworkCall on Session
  Session.Download(File);                          // row: cpr::Session::Download NetworkCall on Session
}
