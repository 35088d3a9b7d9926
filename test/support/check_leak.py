"""Runs one check over a test file and holds it to what the file says: messages, notes, fixes.

usage: check_leak.py FILE CHECK [--std LIST] [--config YAML] [--no-fixes] [--header-filter REGEX] [-- FLAGS]

Beside the lines of the test file, in the spelling of clang's -verify:
    // expected-warning {{part of the message}}      also -note and -error; all diagnostics must be expected
    // expected-note@-1 2 {{...}}                    another line, and how often
    // expected-warning@Inputs/a.h:7 {{...}}         another file
    // expected-no-diagnostics                       there is none
    // cxx17-warning {{...}}                         only under that --std (c++17 -> cxx17)
    // CHECK-FIXES: ...                              FileCheck's language, over the fixed file; CHECK-FIXES-CXX17: likewise

Then the fixes: the fixed file compiles; a second run reports exactly the findings that had no fix; a second --fix changes
nothing. With --no-fixes the first one changes nothing either. A directory Inputs/ beside the test is there for it.
"""

import argparse
import collections
import difflib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

LLVM = pathlib.Path("/usr/lib/llvm-22/bin")
SECONDS = 300
DIAGNOSTIC = re.compile(r"^(?:(?P<file>[^\s:][^:]*):(?P<line>\d+):(?:\d+:)? )?(?P<kind>warning|note|error|fatal error): "
                        r"(?P<text>.*?)(?P<check> \[[\w.,-]+\])?$")
ANNOTATION = re.compile(r"\b(?P<prefix>\w+)-(?P<kind>warning|note|error)"
                        r"(?:@(?:(?P<offset>[+-]\d+)|(?:(?P<file>[^\s:]+):)?(?P<line>\d+)))?"
                        r"(?:\s+(?P<count>\d+))?\s*\{\{(?P<text>.*?)\}\}")
COMMENT = re.compile(r"//.*?(?:\b\w+-(?:warning|note|error)(?:@\S+)?(?:\s+\d+)?\s*\{\{|\bexpected-no-diagnostics\b|CHECK-FIXES|RUN:).*")

# What a finding says in a note that another finding's edit bounds too.
SERVED = ("bounded by the timeout that is added here", "released by the guard that is added here",
          "released by the edit that is made here")

Diagnostic = collections.namedtuple("Diagnostic", "file line kind text")


class Failed(Exception):
    pass


def parse():
    words = sys.argv[1:]
    split = words.index("--") if "--" in words else len(words)
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("check")
    parser.add_argument("--std", type=lambda text: text.split(","))
    parser.add_argument("--config", default="{}")
    parser.add_argument("--no-fixes", action="store_true")
    parser.add_argument("--header-filter")
    parser.add_argument("--plugin", help="loaded into clang-tidy; 'none' for clang-tidy's own checks")
    options = parser.parse_args(words[:split])
    if options.plugin in (None, "none"):
        options.plugin = None
    else:
        options.plugin = pathlib.Path(options.plugin).resolve()
    options.flags = words[split + 1:]
    options.std = options.std or ["gnu17" if options.file.suffix == ".c" else "c++20"]
    return options


def neutral(text):
    """The text with our annotations blanked, so that nothing reads them as code or matches them, on the same lines."""
    return "\n".join(COMMENT.sub("//", line) for line in text.split("\n"))


class Copy:
    """A directory of its own for the test file and its Inputs/, with clang-tidy's configuration as a file beside it."""

    def __init__(self, options, std, directory):
        self.options, self.std, self.directory = options, std, pathlib.Path(directory)
        inputs = options.file.parent / "Inputs"
        if inputs.is_dir():
            shutil.copytree(inputs, self.directory / "Inputs")
        self.file = self.directory / options.file.name
        self.file.write_text(neutral(options.file.read_text()))
        (self.directory / ".clang-tidy").write_text(options.config)
        self.exports = self.directory / ".fixes.yaml"

    def command(self, *arguments):
        load = [f"--load={self.options.plugin}"] if self.options.plugin else []
        headers = [f"--header-filter={self.options.header_filter}"] if self.options.header_filter else []
        return [LLVM / "clang-tidy", *load, *headers, "--quiet", f"--checks=-*,{self.options.check}", *arguments,
                self.file.name, "--", f"-std={self.std}", *self.options.flags]

    def run(self, command):
        return subprocess.run(command, cwd=self.directory, capture_output=True, text=True, errors="replace", timeout=SECONDS)

    def tidy(self, *arguments):
        """What clang-tidy says: a list of diagnostics."""
        result = self.run(self.command(*arguments))
        output = result.stdout + result.stderr
        if result.returncode < 0 or "PLEASE submit a bug report" in output:
            raise Failed(f"clang-tidy crashed\n{output}")
        found = []
        for line in output.splitlines():
            if match := DIAGNOSTIC.match(line):
                kind = "error" if "error" in match["kind"] else match["kind"]
                found.append(Diagnostic(self.relative(match["file"]), int(match["line"] or 0), kind, match["text"]))
        if result.returncode and not any(diagnostic.kind == "error" for diagnostic in found):
            said = re.sub(r"^USAGE: .*?(?=^Error)", "", output, flags=re.MULTILINE | re.DOTALL)
            raise Failed(f"clang-tidy ended with status {result.returncode}\n{said}")
        return found

    def relative(self, file):
        full = (self.directory / file).resolve() if file else self.directory
        return str(full.relative_to(self.directory.resolve())) if full.is_relative_to(self.directory.resolve()) else str(full)

    def contents(self):
        return {str(path.relative_to(self.directory)): path.read_text() for path in sorted(self.directory.rglob("*"))
                if path.is_file() and path != self.exports}


def annotations(options, std):
    """(expected diagnostics, how the file says that there are none)"""
    prefixes = {"expected", std.replace("+", "x")}
    expected, none = [], False
    for number, line in enumerate(options.file.read_text().splitlines(), 1):
        none |= "expected-no-diagnostics" in line
        for match in ANNOTATION.finditer(line):
            if match["prefix"] not in prefixes:
                continue
            at = int(match["line"]) if match["line"] else number + int(match["offset"] or 0)
            expected += [Diagnostic(match["file"] or options.file.name, at, match["kind"], match["text"])] * int(match["count"] or 1)
    if none == bool(expected):
        raise Failed("the file expects diagnostics and none" if none else
                     "the file expects nothing; write expected-no-diagnostics if that is meant")
    return expected


def compare(expected, found):
    missing = []
    left = list(found)
    # The longest text first: a shorter one may be part of several messages.
    for want in sorted(expected, key=lambda want: -len(want.text)):
        match = next((have for have in left if have[:3] == want[:3] and want.text in have.text), None)
        if match:
            left.remove(match)
        else:
            missing.append(want)
    if missing or left:
        lines = [(diagnostic, sign) for sign, group in (("-", missing), ("+", left)) for diagnostic in group]
        raise Failed("expected (-) and found (+) differ:\n" + "\n".join(
            f"{sign} {diagnostic.file}:{diagnostic.line}: {diagnostic.kind}: {diagnostic.text}"
            for diagnostic, sign in sorted(lines)))


def without_fix(exports):
    """The messages of the warnings that no edit ends, their own or another finding's, sorted."""
    if not exports.exists():
        return []
    diagnostics = (yaml.safe_load(exports.read_text()) or {}).get("Diagnostics") or []
    return sorted(diagnostic["DiagnosticMessage"]["Message"] for diagnostic in diagnostics
                  if diagnostic["Level"] != "Error" and not diagnostic["DiagnosticMessage"].get("Replacements")
                  and not any(text in note["Message"] for text in SERVED for note in diagnostic.get("Notes") or []))


def diff(before, after, file):
    return "".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True), f"{file} before", f"{file} after"))


def file_check(copy, std):
    prefixes = ["CHECK-FIXES", f"CHECK-FIXES-{std.replace('+', 'X').upper()}"]
    source = copy.options.file
    text = source.read_text()
    if not any(re.search(rf"{re.escape(prefix)}(-[A-Z]+)?:", text) for prefix in prefixes):
        return
    result = copy.run([LLVM / "FileCheck", f"--input-file={copy.file}", source.resolve(),
                       f"--check-prefixes={','.join(prefixes)}", "--allow-unused-prefixes", "--dump-input=never"])
    if result.returncode:
        raise Failed(f"the fix is not the expected one\n{result.stderr}\nthe fixed file:\n{copy.file.read_text()}")


def must_compile(copy):
    compiler = "clang" if copy.file.suffix == ".c" else "clang++"
    result = copy.run([LLVM / compiler, "-fsyntax-only", f"-std={copy.std}", "-Werror=return-type", *copy.options.flags,
                       copy.file.name])
    if result.returncode:
        raise Failed(f"the fixed file does not compile\n{result.stderr}")


def check(options, std, directory):
    copy = Copy(options, std, directory)
    before = copy.contents()
    found = copy.tidy(f"--export-fixes={copy.exports}")
    compare(annotations(options, std), found)
    if any(diagnostic.kind == "error" for diagnostic in found):
        return
    unfixable = without_fix(copy.exports)

    copy.tidy("--fix")
    fixed = copy.contents()
    changed = [file for file in before if before[file] != fixed[file]]
    if options.no_fixes and changed:
        raise Failed("--fix changes a file\n" + "".join(diff(before[file], fixed[file], file) for file in changed))
    file_check(copy, std)
    must_compile(copy)

    remaining = sorted(diagnostic.text for diagnostic in copy.tidy() if diagnostic.kind == "warning")
    if remaining != unfixable:
        raise Failed("the second run must report the findings that have no fix (-), and no other (+):\n" +
                     "".join(difflib.ndiff([f"{text}\n" for text in unfixable], [f"{text}\n" for text in remaining])) +
                     "the fix:\n" + "".join(diff(before[file], fixed[file], file) for file in changed))
    copy.tidy("--fix")
    again = copy.contents()
    if again != fixed:
        raise Failed("--fix changes the fixed file again\n" + "".join(diff(fixed[file], again[file], file) for file in fixed))


def main():
    options = parse()
    failures = 0
    for std in options.std:
        try:
            with tempfile.TemporaryDirectory(prefix="check-leak-") as directory:
                check(options, std, directory)
        except Failed as reason:
            failures += 1
            print(f"{options.file} under -std={std}: {reason}", file=sys.stderr)
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
