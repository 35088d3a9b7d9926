"""Builds an example and holds it to its name: leaky.cpp leaks, remedied.cpp ends by itself and leaves no thread.

usage: run_example.py FILE [--limit SECONDS] [-- LIBRARIES]

What leaking and ending mean, and how long a program may take, is said in prove.py, whose machinery this is.
"""

import pathlib
import sys
import tempfile

import prove

ENDS = {"leaky": False, "remedied": True}


def main():
    options = prove.parse()
    name = options.file.stem
    if name not in ENDS:
        print(f"{options.file}: an example is leaky.cpp or remedied.cpp", file=sys.stderr)
        return 1
    try:
        with tempfile.TemporaryDirectory(prefix="example-") as directory:
            program = pathlib.Path(directory) / name
            prove.build(options, options.file, program)
            outcome = prove.run(program, options.limit)
    except prove.Failed as reason:
        print(f"{options.file}: {reason}", file=sys.stderr)
        return 1
    print(f"{options.file}: {outcome}\n{outcome.output}", end="")
    as_named = outcome.ends_alone() if ENDS[name] else outcome.leaks()
    if not as_named:
        print(f"{options.file} is not as its name says: {outcome}", file=sys.stderr)
    return int(not as_named)


if __name__ == "__main__":
    sys.exit(main())
