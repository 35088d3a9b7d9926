// RUN: %check_dump effects %s -- -std=c++17
// REQUIRES: httplib
#include <httplib.h>

void clients(httplib::Client &C, httplib::Request &Q, httplib::Response &A, httplib::Error &E) {
  C.Get("/");                                      // row: httplib::Client::Get NetworkCall bounded
  C.Post("/");                                     // row: httplib::Client::Post NetworkCall bounded
  C.Put("/");                                      // row: httplib::Client::Put NetworkCall bounded
  C.Patch("/");                                    // row: httplib::Client::Patch NetworkCall bounded
  C.Delete("/");                                   // row: httplib::Client::Delete NetworkCall bounded
  C.Head("/");                                     // row: httplib::Client::Head NetworkCall bounded
  C.Options("/");                                  // row: httplib::Client::Options NetworkCall bounded
  C.send(Q, A, E);                                 // row: httplib::Client::send NetworkCall bounded
  C.set_read_timeout(30);
}

void servers() {
  httplib::Server S;                               // row: httplib::Server type Handle
  S.listen("localhost", 80);                       // row: httplib::Server::listen Wait on S
  S.listen_after_bind();                           // row: httplib::Server::listen_after_bind Wait on S
  S.stop();                                        // row: httplib::Server::stop Bound on S
}
