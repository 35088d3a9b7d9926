"""Holds leak-clangd to what clang-tidy finds: same_in_clangd.py --plugin FILE LEAK_CLANGD SOURCE ...

Every SOURCE, in C++20 and alone in a directory, must have the same findings of ours in both, and at least one. Lines are not
compared: clangd begins a finding where its edit begins, which may be the end of the line before.
"""

import argparse
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CLANG_TIDY = "/usr/lib/llvm-22/bin/clang-tidy"
IN_CLANG_TIDY = re.compile(r"^\S+: error: (.*) \[(leak-[\w-]+),-warnings-as-errors\]$", re.MULTILINE)
IN_CLANGD = re.compile(r"\[(leak-[\w-]+)\] Line \d+: (.*)$", re.MULTILINE)


def findings(options, source, directory):
    """What clang-tidy finds, and what clangd does: (check, message), and how often."""
    environment = {**os.environ, "LEAK_TIDY_PLUGIN": options.plugin, "XDG_CONFIG_HOME": directory}
    commands = [[CLANG_TIDY, f"--load={options.plugin}", "--quiet", source], [options.clangd, f"--check={source}"]]
    for command, pattern in zip(commands, (IN_CLANG_TIDY, IN_CLANGD)):
        result = subprocess.run(command, cwd=directory, capture_output=True, text=True, env=environment)
        yield collections.Counter(tuple(sorted(found)) for found in pattern.findall(result.stdout + result.stderr))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("clangd")
    parser.add_argument("sources", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    failures = 0
    for source in options.sources:
        with tempfile.TemporaryDirectory(prefix="same-in-clangd-") as directory:
            shutil.copy(source, directory)
            # Errors are what clangd prints where it has no client.
            (pathlib.Path(directory) / ".clang-tidy").write_text("Checks: '-*,leak-*'\nWarningsAsErrors: '*'\n")
            (pathlib.Path(directory) / "compile_flags.txt").write_text("-std=c++20\n-pthread\n")
            tidy, clangd = findings(options, source.name, directory)
        if tidy != clangd or not tidy:
            failures += 1
            print(f"{source}: only clang-tidy: {list(tidy - clangd)}, only clangd: {list(clangd - tidy)}, "
                  f"both: {len(tidy & clangd)}")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
