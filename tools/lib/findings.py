"""What clang-tidy said, read back from run-clang-tidy's output: each finding once, however many sources include it."""

import os
import re
from collections import Counter

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PROGRESS = re.compile(r"^\[ *(\d+)/(\d+)\]\[")
PLACE = r"(?:(?P<file>[^:\s][^:]*)(?P<position>(?::\d+){0,2}): )?"
HEAD = re.compile(rf"^{PLACE}(?P<level>warning|error|fatal error): (?P<text>.*?)(?: \[(?P<check>[\w.,-]+)\])?$")
NOTE = re.compile(rf"^{PLACE}note: ")
NOISE = re.compile(r"^\d+ (warnings?|errors?)\b.*(generated|treated as errors?)\.?$|^Suppressed \d|^Use -header-filter|"
                   r"^Error while processing |^Found compiler error|^Error parsing .*: |^Running clang-tidy in |^\s*$")
SIGNAL = re.compile(r": terminated by signal \d+$")


class Findings:
    """Takes lines as they come; hands each new block and its place to `show`, what is neither finding nor noise to
    `complain`. `directories` has, for each source, the directories that relative paths in its messages start from."""

    def __init__(self, root, directories, screen):
        self.root, self.directories, self.screen = root, directories, screen
        self.checks = Counter()
        self.failures = 0
        self._seen = set()
        self._block = []
        self._bases = []

    def add_line(self, line):
        bare = COLOUR.sub("", line)
        if done := PROGRESS.match(bare):
            self.finish()
            # The line ends in the command, whose last word is the source: unquoted, so known only by its end.
            source = max((file for file in self.directories if bare.endswith(" " + file)), key=len, default=None)
            self._bases = self.directories.get(source, [])
            self.screen.step(int(done[1]), int(done[2]))
        elif HEAD.match(bare):
            self.finish()
            self._block = [line]
        elif NOISE.match(bare):
            self.finish()
        elif self._block and (bare[0].isspace() or NOTE.match(bare)):
            self._block.append(line)
        else:
            self.finish()
            self.failures += bool(SIGNAL.search(bare))
            self.screen.complain(line)

    def finish(self):
        block, self._block = self._block, []
        if not block:
            return
        block = [self.with_full_path(line) for line in block]
        bare = COLOUR.sub("", block[0])
        head = HEAD.match(bare)
        check = (head["check"] or "").split(",")[0]
        failed = head["level"] != "warning" and check in ("", "clang-diagnostic-error", "clang-tidy-config")
        # -Werror in the project's flags makes errors of the compiler's own warnings, which nobody asked for here.
        promoted = head["level"] != "warning" and check.startswith("clang-diagnostic-") and not failed
        if bare in self._seen or promoted or not (failed or not head["file"] or self.owns(head["file"])):
            return
        self._seen.add(bare)
        if failed:
            self.failures += 1
        elif check != "clang-tidy-config":
            self.checks[check] += 1
        position = [int(number) for number in head["position"].split(":")[1:]] if head["file"] else []
        self.screen.show((head["file"] or "", position), "\n".join(block))

    def with_full_path(self, line):
        """The line with the path that it starts with made absolute, then short where it lies below the current directory."""
        bare = COLOUR.sub("", line)
        match = HEAD.match(bare) or NOTE.match(bare)
        if not match or not match["file"]:
            return line
        named = match["file"]
        spellings = [os.path.join(base, named) for base in self._bases]
        full = os.path.normpath(next((path for path in spellings if os.path.exists(path)), os.path.abspath(named)))
        inside = full.startswith(os.path.join(os.getcwd(), ""))
        return line.replace(named, os.path.relpath(full) if inside else full, 1)

    def owns(self, file):
        return os.path.realpath(file).startswith(os.path.join(self.root, ""))

    def total(self):
        return sum(self.checks.values())
