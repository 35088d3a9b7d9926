"""Measures the time from an edit to its diagnostics in two language servers, on a file of 1,000 lines with threads.

usage: edit_latency.py --at-most RATIO SERVER OTHER

Prints both medians, and fails where SERVER takes more than RATIO times as long as OTHER in every round. The two are edited in
turn, so that a busy machine is as busy for one as for the other. SERVER must find something of ours in the file, OTHER nothing.
"""

import argparse
import json
import pathlib
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 3
EDITS = 15
UNITS = 42

HEAD = """\
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <vector>

"""
# Half of the units wait for ever, the other half are in order.
UNIT = """\
namespace unit@ {
std::mutex Mutex;
std::condition_variable Ready;
std::queue<std::string> Jobs;
bool Stop = false;

void put(std::string Job) {
  std::lock_guard Lock(Mutex);
  Jobs.push(Job + std::to_string(@));
  Ready.notify_one();
}

void work(std::vector<std::string> &Done) {
  std::unique_lock Lock(Mutex);
  Ready.wait(Lock, [] { return !Jobs.empty()@stop; });
  if (!Jobs.empty())
    Done.push_back(Jobs.front());
}

void run(std::vector<std::string> &Done) {
  std::jthread Worker([&Done] { work(Done); });
  put("job");
}
} // namespace unit@
"""


def source():
    units = (UNIT.replace("@stop", " || Stop" if number % 2 else "").replace("@", str(number)) for number in range(UNITS))
    return HEAD + "".join(units)


class Server:
    """A language server that has one file open."""

    def __init__(self, command, file, text):
        self.command, self.uri, self.text, self.version = command, file.as_uri(), text, 1
        self.process = subprocess.Popen([*shlex.split(command), "--log=error"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        cwd=file.parent)
        self.send("initialize", id=1, processId=None, rootUri=None, capabilities={})
        self.await_message(lambda message: message.get("id") == 1)
        self.send("initialized")
        self.send("textDocument/didOpen",
                  textDocument={"uri": self.uri, "languageId": "cpp", "version": 1, "text": text})
        self.diagnostics()
        # The first ones may come before the headers are parsed, and then say nothing.
        self.edit()

    def send(self, method, id=None, **params):
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": id} if id else {})}
        data = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def await_message(self, wanted):
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                sys.exit(f"'{self.command}' ended")
            message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message

    def diagnostics(self):
        """Those of the version that was sent last."""
        return self.await_message(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                                  and message["params"].get("version") == self.version)["params"]["diagnostics"]

    def edit(self):
        """Seconds from an edit in the middle of the file to its diagnostics."""
        self.version += 1
        text = self.text.replace('put("job")', f'put("job {self.version}")', UNITS // 2)
        begin = time.monotonic()
        self.send("textDocument/didChange", textDocument={"uri": self.uri, "version": self.version},
                  contentChanges=[{"text": text}])
        self.codes = {str(found.get("code")) for found in self.diagnostics()}
        return time.monotonic() - begin

    def end(self):
        self.send("shutdown", id=2)
        self.await_message(lambda message: message.get("id") == 2)
        self.send("exit")
        self.process.wait()


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--at-most", type=float, required=True)
    parser.add_argument("servers", nargs=2)
    options = parser.parse_args()
    text = source()
    with tempfile.TemporaryDirectory(prefix="edit-latency-") as directory:
        file = pathlib.Path(directory) / "threads.cpp"
        file.write_text(text)
        (file.parent / "compile_flags.txt").write_text("-std=c++20\n-pthread\n")
        servers = [Server(command, file, text) for command in options.servers]
        ours = [any(code.startswith("leak-") for code in server.codes) for server in servers]
        if ours != [True, False]:
            sys.exit(f"findings of ours, in the one and in the other: {ours}")
        for _ in range(ROUNDS):
            times = [(servers[0].edit(), servers[1].edit()) for _ in range(EDITS)]
            medians = [statistics.median(column) for column in zip(*times)]
            ratio = medians[0] / medians[1]
            shown = " and ".join(f"{median * 1000:.0f} ms" for median in medians)
            print(f"{len(text.splitlines())} lines: {shown}, {ratio:.2f} times")
            if ratio <= options.at_most:
                break
        for server in servers:
            server.end()
    return int(ratio > options.at_most)


if __name__ == "__main__":
    sys.exit(main())
