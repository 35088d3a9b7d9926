"""Runs the code blocks of documentation pages: a page that says what is not so fails.

usage: docs_test.py [--plugin FILE] PAGE_OR_DIRECTORY ...

Every fenced block is a test; a block in a language that is not below fails. A source or YAML block names its file in a
comment on its first line. The files of a page lie together in one directory and come in the page's order, so that a
.clang-tidy or model file rules the sources that follow it.

    cpp, c      analysed by clang-tidy with the plugin; where no text block comes next, nothing may be found
    text        the exact output for the source block before it
    cpp fixed   what --fix makes of the page's last file of that name; then a source block as any other (also: c fixed)
    yaml        .clang-tidy: clang-tidy knows its checks and options; a file of another program's, below: tests of their
                own run it; any other name: a model file that the plugin takes
    console     after each '$' a command whose program and whose paths in the repository exist
    console run the same, and its one command, run in the repository, prints the lines that follow it
    diff PATH   what --fix changes in the repository's source PATH, as a unified diff without file names
    json        is JSON
    lua, elisp  settings of an editor; a test in test/clangd runs the page's one such block in it

Spaces at the ends of lines and times in seconds are not compared. Links to files of the repository lead somewhere, and a
block that is indented, where no fence says what it is, fails too.
"""

import argparse
import collections
import difflib
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LLVM = pathlib.Path("/usr/lib/llvm-22/bin")
CONFIG = "Checks: '-*,leak-*'\n"
FLAGS = {".c": ["-std=gnu17"], ".cpp": ["-std=c++20"], ".h": ["-xc++", "-std=c++20"]}
FENCE = re.compile(r"^```(.*)$")
# Run by test/docs/ci.test and test/docs/pre-commit.test.
OTHERS = {".pre-commit-config.yaml", "leak-tidy.yml", ".gitlab-ci.yml"}
FILE_NAME = re.compile(r"^(?://|#|/\*) ([\w.-]+)(?: \*/)?$")
SECONDS = re.compile(r"\d+\.\d s$")
LINK = re.compile(r"\]\(([^):#]+)(?:#[^)]*)?\)")

Block = collections.namedtuple("Block", "line kind text")


class Failed(Exception):
    pass


def blocks_of(page):
    """The fenced blocks of `page`; raises where something in it is neither a block nor text, or a link is broken."""
    blocks, start, kind, lines, previous = [], None, None, [], ""
    for number, line in enumerate(page.read_text().splitlines(), 1):
        fence = FENCE.match(line)
        if start is None and fence:
            start, kind, lines = number, fence[1].strip(), []
        elif fence:
            blocks.append(Block(start, kind, "\n".join(lines) + "\n"))
            start = None
        elif start is not None:
            lines.append(line)
        elif line.startswith("    ") and not previous.strip():
            raise Failed(f"{page}:{number}: the block has no fence")
        elif broken := [link for link in LINK.findall(line) if not (page.parent / link).exists()]:
            raise Failed(f"{page}:{number}: there is no {broken[0]}")
        previous = line
    if start is not None:
        raise Failed(f"{page}:{start}: the block does not end")
    return blocks


def must_equal(expected, found, what):
    expected, found = ([SECONDS.sub("N s", line.rstrip()) for line in text.splitlines()] for text in (expected, found))
    if expected != found:
        raise Failed(f"{what} is another than the page says (-):\n" +
                     "\n".join(difflib.unified_diff(expected, found, "page", "found", n=2, lineterm="")) + "\n")


class Page:
    """The files of one page in a directory of their own."""

    def __init__(self, path, directory, plugin):
        self.path, self.directory, self.plugin = path.resolve(), pathlib.Path(directory), plugin
        (self.directory / ".clang-tidy").write_text(CONFIG)

    def tidy(self, *arguments):
        result = subprocess.run([LLVM / "clang-tidy", f"--load={self.plugin}", "--quiet", *arguments], cwd=self.directory,
                                capture_output=True, text=True)
        found = result.stdout.replace(f"{self.directory}/", "")
        return found if found or not result.returncode else result.stderr

    def analyse(self, name, *arguments):
        flags = FLAGS.get(pathlib.Path(name).suffix)
        if not flags:
            raise Failed(f"'{name}' is not the name of a source")
        return self.tidy(*arguments, name, "--", *flags, "-pthread")

    def fixed(self, source):
        """What --fix makes of the file `source`, which itself stays as it is."""
        if not source.is_file():
            raise Failed(f"there is no file '{source.name}' to fix")
        copy = self.directory / f"fixed-{source.name}"
        shutil.copy(source, copy)
        self.analyse(copy.name, "--fix")
        text = copy.read_text()
        copy.unlink()
        return text

    def test(self, block, following):
        language, _, argument = block.kind.partition(" ")
        if block.kind in ("cpp", "c", "cpp fixed", "c fixed"):
            self.test_source(block, following.text if following and following.kind == "text" else "", argument == "fixed")
        elif block.kind == "yaml":
            self.test_yaml(block)
        elif block.kind in ("console", "console run"):
            self.test_console(block, argument == "run")
        elif language == "diff" and argument:
            before, after = ((ROOT / argument).read_text(), self.fixed(ROOT / argument))
            hunks = list(difflib.unified_diff(before.splitlines(True), after.splitlines(True), n=1))[2:]
            must_equal(block.text, "".join(hunks), "what --fix changes")
        elif block.kind == "json":
            self.test_json(block)
        elif block.kind in ("lua", "elisp"):
            self.test_editor(block)
        elif block.kind != "text":
            raise Failed(f"blocks of the kind '{block.kind}' are not tested")

    def write(self, block):
        name = FILE_NAME.match(block.text.split("\n", 1)[0])
        if not name:
            raise Failed("the first line of the block does not name its file in a comment")
        (self.directory / name[1]).write_text(block.text)
        return name[1]

    def test_source(self, block, output, is_fixed):
        name = FILE_NAME.match(block.text.split("\n", 1)[0])
        if is_fixed and name:
            must_equal(block.text, self.fixed(self.directory / name[1]), "what --fix makes of it")
        must_equal(output, self.analyse(self.write(block)), "the output")

    def test_yaml(self, block):
        name = self.write(block)
        if name == ".clang-tidy":
            must_equal("No config errors detected.\n", self.tidy("--verify-config", f"--config-file={name}"), "the verdict")
        elif name not in OTHERS:
            (self.directory / "empty.cpp").write_text("")
            config = f"{{Checks: '-*,leak-*', CheckOptions: {{ModelFiles: {name}}}}}"
            must_equal("", self.tidy(f"--config={config}", "empty.cpp", "--"), "the output with this model file")

    def test_json(self, block):
        try:
            json.loads(block.text)
        except ValueError as reason:
            raise Failed(f"is no JSON: {reason}") from None

    def test_editor(self, block):
        extracts = f"'/^```{block.kind}$/,/^```$/{{//!p}}' %root/{self.path.relative_to(ROOT)}"
        if not any(extracts in test.read_text() for test in (ROOT / "test" / "clangd").glob("*.test")):
            raise Failed(f"no test in test/clangd runs this block of {block.kind}")

    def test_console(self, block, is_run):
        commands = [line[2:] for line in block.text.splitlines() if line.startswith("$ ")]
        if not commands or (is_run and len(commands) > 1):
            raise Failed("a console block has commands behind '$', one where it is run")
        for command in commands:
            words = shlex.split(command)
            inside = [word for word in words if (ROOT / word.split("/")[0]).is_dir() and not word.startswith(("/", "-"))]
            missing = [word for word in inside if "/" in word and not word.startswith("build/") and not (ROOT / word).exists()]
            if missing or not (words[0] in inside or words[0].startswith("build/") or shutil.which(words[0])):
                raise Failed(f"there is no {' and no '.join(missing) or words[0]}")
        if is_run:
            result = subprocess.run(shlex.split(commands[0]), cwd=ROOT, capture_output=True, text=True,
                                    env={**os.environ, "LEAK_TIDY_PLUGIN": str(self.plugin)})
            _, expected = block.text.split("\n", 1)
            must_equal(expected, result.stdout + result.stderr, "the output")


def test_page(path, plugin):
    failures = 0
    blocks = blocks_of(path)
    with tempfile.TemporaryDirectory(prefix="docs-test-") as directory:
        page = Page(path, directory, plugin)
        for index, block in enumerate(blocks):
            try:
                before = blocks[index - 1].kind.split(" ")[0] if index else None
                if block.kind == "text" and before not in ("cpp", "c"):
                    raise Failed("the text follows no source")
                page.test(block, blocks[index + 1] if index + 1 < len(blocks) else None)
            except (Failed, OSError) as reason:
                failures += 1
                print(f"{path}:{block.line}: {reason}", file=sys.stderr)
    return failures


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--plugin", type=pathlib.Path, required=True)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    pages = [page for path in options.paths for page in (sorted(path.rglob("*.md")) if path.is_dir() else [path])]
    try:
        failures = sum(test_page(page, options.plugin.resolve()) for page in pages)
    except Failed as reason:
        sys.exit(str(reason))
    if not pages:
        sys.exit("there is no page")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())
