"""Requires that clang-tidy says exactly one thing about a bad model file, and nothing about the code.

usage: bad_model.py MODEL LINE TEXT

The one thing is an error that begins with the file and its line and contains TEXT. clang-tidy must fail without a crash, find
nothing in a source that has findings for both checks, and --fix must leave that as it is.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

LEAKY = """#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
static void *entry(void *buffer) {
  struct pollfd fds[1] = {{0, POLLIN, 0}};
  poll(fds, 1, -1);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return recv(fd, buffer, 1, 0) ? buffer : 0;
}
int main(void) {
  pthread_t thread;
  return pthread_create(&thread, 0, entry, 0);
}
"""


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--plugin", type=pathlib.Path)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("line", type=int)
    parser.add_argument("text")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bad-model-") as directory:
        source = pathlib.Path(directory, "leaky.c")
        source.write_text(LEAKY)
        command = ["/usr/lib/llvm-22/bin/clang-tidy", f"--load={options.plugin.resolve()}", "--quiet", "--fix", "--checks=-*,leak-*",
                   f"--config={{CheckOptions: {{ModelFiles: '{options.model.resolve()}'}}}}", source, "--"]
        result = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=300)
        changed = source.read_text() != LEAKY
    output = result.stdout + result.stderr
    said = re.findall(r"(?:warning|error): .*", output)
    wanted = rf"error: {re.escape(str(options.model.resolve()))}:{options.line}: .*{re.escape(options.text)}.*"
    if result.returncode <= 0 or changed or len(said) != 1 or not re.fullmatch(wanted, said[0]):
        sys.exit(f"expected one error in line {options.line} with '{options.text}'; status {result.returncode}, "
                 f"{'changed' if changed else 'unchanged'}:\n{output}")


if __name__ == "__main__":
    main()
