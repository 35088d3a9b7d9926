"""Which files and lines git says have changed since a commit; raises `Unusable` with one plain sentence where it cannot."""

import os
import re
import subprocess

import sources
from unusable import Unusable

# The tree of a repository without a commit.
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
SUFFIXES = sources.C_SUFFIXES | sources.CXX_SUFFIXES | sources.HEADER_SUFFIXES


def git(*arguments):
    try:
        return subprocess.run(["git", "-c", "core.quotePath=false", *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, errors="surrogateescape")
    except FileNotFoundError:
        raise Unusable("'git' is not installed, and --since needs it")


def complaint(said):
    """The line in which git says why it failed."""
    lines = said.stderr.splitlines() or ["nothing"]
    return next((line for line in lines if line.startswith("fatal: ")), lines[-1]).removeprefix("fatal: ").rstrip(":")


class Changes:
    """What differs between the files and a commit, or the one where the branch left it. A hook that pre-commit runs for a
    range of commits means the first of them where it says HEAD."""

    def __init__(self, since):
        top = git("rev-parse", "--show-toplevel")
        if top.returncode:
            raise Unusable(f"--since needs a git repository, and git says '{complaint(top)}'")
        self.root = top.stdout.rstrip("\n")
        if since == "HEAD":
            since = os.environ.get("PRE_COMMIT_FROM_REF") or since
        self.base = [EMPTY_TREE]
        if not git("rev-parse", "--verify", "--quiet", f"{since}^{{commit}}").returncode:
            self.base = ["--merge-base", since]
        elif since != "HEAD":
            raise Unusable(f"'{since}' is not a commit of this repository")

    def diff(self, arguments, paths):
        said = git("diff", "--no-ext-diff", "--no-color", "--diff-filter=d", "--src-prefix=a/", "--dst-prefix=b/",
                   *arguments, *self.base, "--", *paths)
        if said.returncode:
            raise Unusable(f"git cannot tell what has changed, and says '{complaint(said)}'")
        return said.stdout

    def files(self, paths):
        """The C and C++ files that have changed, of those in `paths` or all."""
        names = [name for name in self.diff(["--name-only", "-z"], paths).split("\0") if os.path.splitext(name)[1] in SUFFIXES]
        for name in names:
            if re.search(r'[\s"]', name):
                raise Unusable(f"clang-tidy-diff-22.py cannot read the name '{name}'")
        return [os.path.join(self.root, name) for name in names]

    def lines(self, files):
        """The changed lines of `files` as a diff without context."""
        return self.diff(["-U0"], files)
