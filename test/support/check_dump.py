"""Holds what leak-dump prints about a test source to the comments beside its lines, in both directions.

usage: check_dump.py LEAK_DUMP effects|threads|starts|paths FILE [-- FLAGS]

The comments are `// row: ...` (effects), `// runs: ...` (threads), `// starts: ...` (starts) and `// path: ...` (paths): see expectations.py. The model file and its line, and the
column, are left out; what several template instances say on one line counts once.
"""

import pathlib
import re
import subprocess
import sys

import expectations

WORD = {"effects": "row", "threads": "runs", "starts": "starts", "paths": "path"}


def printed(dump, mode, file, flags):
    result = subprocess.run([dump, mode, file, *flags], capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"leak-dump ended with status {result.returncode}\n{result.stderr}")
    found = set()
    for line in result.stdout.splitlines():
        at, text = re.fullmatch(r"(\S+?:\d+):\d+: (.*)", line).groups()
        name, number = at.rsplit(":", 1)
        if pathlib.Path(name).name == file.name:
            found.add((int(number), re.sub(r" \(\S+\.yaml:\d+\)$", "", text)))
    return found


def main():
    dump, mode, file, *flags = sys.argv[1:]
    file = pathlib.Path(file)
    expected = expectations.expectations(file, WORD[mode])
    if not expected:
        sys.exit(f"{file} expects nothing")
    found = printed(dump, mode, file, flags)
    differ = [(line, sign, text) for sign, group in (("-", expected - found), ("+", found - expected)) for line, text in group]
    if differ:
        sys.exit("expected (-) and printed (+) differ:\n" +
                 "\n".join(f"{sign} {file.name}:{line}: {text}" for line, sign, text in sorted(differ)))


if __name__ == "__main__":
    main()
