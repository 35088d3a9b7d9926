"""Proves that a remedy works: the program leaks, is fixed by --fix, and ends by itself.

usage: prove.py FILE [--limit SECONDS] [--terminates] [--std STD] [--compiler COMMAND] [--checks LIST] [--config YAML]
                [-- FLAGS AND LIBRARIES]

Before the fix the program must leak: either it hangs (it still runs after the limit), or it returns from main with more
than one thread alive; with --terminates, std::terminate must end it. After the fix it must end within the limit, not by a
signal, with its first thread alone.
A program that does neither before the fix fails: it would prove nothing. No process outlives this script.
Headers in Inputs/ beside the test are there for it, and are not fixed.
"""

import argparse
import ctypes
import difflib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass

LLVM = pathlib.Path("/usr/lib/llvm-22/bin")
CENSUS = pathlib.Path(__file__).resolve().parent / "thread_census.c"
TIMEOUT_MS = 300
PR_SET_PDEATHSIG = 1
CONFIG = f"""CheckOptions:
  DefaultTimeoutMs: {TIMEOUT_MS}
  leak-unbounded-wait.DefaultTimeoutMs: {TIMEOUT_MS}
  leak-unbounded-network-call.DefaultTimeoutMs: {TIMEOUT_MS}
"""


class Failed(Exception):
    pass


@dataclass
class Outcome:
    """How a program ended: `status` is None while it still ran, negative for a signal; `threads` None where main did not
    return."""
    status: int | None
    threads: int | None
    output: str

    def hangs(self):
        return self.status is None

    def leaks(self):
        return self.hangs() or (self.status >= 0 and (self.threads or 0) > 1)

    def ends_alone(self):
        return not self.leaks() and self.status >= 0 and self.threads is not None

    def __str__(self):
        if self.hangs():
            return "it still runs after the limit"
        end = f"by signal {-self.status}" if self.status < 0 else f"with status {self.status}"
        alive = "not by a return from main" if self.threads is None else f"{self.threads} thread(s) alive"
        return f"it ended {end}, {alive}"


def parse():
    words = sys.argv[1:]
    split = words.index("--") if "--" in words else len(words)
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--limit", type=float, default=2)
    parser.add_argument("--std")
    parser.add_argument("--compiler")
    parser.add_argument("--terminates", action="store_true", help="before the fix std::terminate ends the program")
    parser.add_argument("--checks", default="leak-*")
    parser.add_argument("--config", default=CONFIG)
    parser.add_argument("--plugin", type=pathlib.Path, help="loaded into clang-tidy; 'none' for clang-tidy's own checks")
    options = parser.parse_args(words[:split])
    options.flags = words[split + 1:]
    is_c = options.file.suffix == ".c"
    options.std = options.std or ("gnu17" if is_c else "c++20")
    options.compiler = options.compiler or ("gcc" if is_c else "g++")
    return options


def build(options, source, program):
    census = program.with_suffix(".census.o")
    for command in (["gcc", "-O1", "-c", CENSUS, "-o", census],
                    [options.compiler, f"-std={options.std}", "-g", "-O1", "-pthread",
                     source, census, "-o", program, *options.flags]):
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode:
            raise Failed(f"{source.name} does not build\n{result.stderr}")


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def run(program, limit):
    census = program.with_suffix(".census")
    output = program.with_suffix(".out")
    with open(output, "w+") as stream:
        process = subprocess.Popen([program], stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, cwd=program.parent,
                                   env={**os.environ, "LEAK_TIDY_CENSUS": str(census)}, start_new_session=True,
                                   preexec_fn=die_with_parent)
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            # The group outlives its leader where the program has started others.
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
    threads = int(census.read_text()) if census.exists() and census.read_text().strip() else None
    return Outcome(status, threads, output.read_text(errors="replace"))


def fix(options, source):
    load = [] if str(options.plugin) in ("None", "none") else [f"--load={options.plugin.resolve()}"]
    result = subprocess.run([LLVM / "clang-tidy", *load, "--quiet", f"--checks=-*,{options.checks}",
                             f"--config={options.config}", "--header-filter=^$", "--fix", source, "--",
                             f"-std={options.std}", "-pthread", *options.flags], capture_output=True, text=True)
    if result.returncode:
        raise Failed(f"clang-tidy ended with status {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def prove(options, directory):
    source = directory / options.file.name
    shutil.copy(options.file, source)
    if (inputs := options.file.parent / "Inputs").is_dir():
        shutil.copytree(inputs, directory / "Inputs")
    build(options, source, directory / "before")
    before = run(directory / "before", options.limit)
    if not (before.status == -signal.SIGABRT if options.terminates else before.leaks()):
        raise Failed(f"the program neither hangs nor leaks before the fix: {before}\n{before.output}")
    print(f"before: {before}")

    original = source.read_text()
    said = fix(options, source)
    diff = "".join(difflib.unified_diff(original.splitlines(True), source.read_text().splitlines(True), "before", "after"))
    if not diff:
        raise Failed(f"--fix changes nothing\n{said}")
    build(options, source, directory / "after")
    after = run(directory / "after", options.limit)
    if not after.ends_alone():
        raise Failed(f"the fixed program does not end alone and by itself: {after}\n{after.output}\nthe fix:\n{diff}")
    print(f"after: {after}\n{diff}", end="")


def main():
    options = parse()
    try:
        with tempfile.TemporaryDirectory(prefix="prove-") as directory:
            prove(options, pathlib.Path(directory))
    except Failed as reason:
        print(f"{options.file}: {reason}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
