// RUN: %check_dump effects %s -- --target=x86_64-w64-mingw32 -resource-dir=/usr/lib/llvm-22/lib/clang/22 -isystem /usr/share/mingw-w64/include -std=gnu17
// REQUIRES: mingw
#include <windows.h>
#include <winhttp.h>

// Both headers define the same names: what the other declares stands here as it does there.
typedef LPVOID INTERNET;
DECLSPEC_IMPORT INTERNET WINAPI InternetOpenUrlA(INTERNET, LPCSTR, LPCSTR, DWORD, DWORD, DWORD_PTR);
DECLSPEC_IMPORT WINBOOL WINAPI HttpSendRequestA(INTERNET, LPCSTR, DWORD, LPVOID, DWORD);
DECLSPEC_IMPORT WINBOOL WINAPI InternetReadFile(INTERNET, LPVOID, DWORD, LPDWORD);

void use(HINTERNET request, INTERNET file, char *buffer, DWORD *done) {
  WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0); // row: WinHttpSendRequest NetworkCall bounded
  WinHttpReceiveResponse(request, NULL);           // row: WinHttpReceiveResponse NetworkCall bounded
  WinHttpReadData(request, buffer, 1, done);       // row: WinHttpReadData NetworkCall bounded
  InternetOpenUrlA(file, "http://localhost", NULL, 0, 0, 0); // row: InternetOpenUrlA NetworkCall bounded
  HttpSendRequestA(file, NULL, 0, NULL, 0);        // row: HttpSendRequestA NetworkCall bounded
  InternetReadFile(file, buffer, 1, done);         // row: InternetReadFile NetworkCall bounded
}
