"""What clang-tidy said, read back from run-clang-tidy's output: each finding once, however many sources include it."""

import os
import re
from collections import Counter

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PROGRESS = re.compile(r"^\[ *(\d+)/(\d+)\]\[")
HEAD = re.compile(r"^(?:(?P<place>(?P<file>[^:]+)(?::\d+){0,2}): )?(?P<level>warning|error|fatal error): "
                  r"(?P<text>.*?)(?: \[(?P<check>[\w.,-]+)\])?$")
NOTE = re.compile(r"^\S.*?:\d+:\d+: note: |^note: ")
NOISE = re.compile(r"^\d+ (warnings?|errors?)\b.*(generated|treated as errors?)\.?$|^Suppressed \d|^Use -header-filter|"
                   r"^Error while processing |^Found compiler error|^Error parsing .*: |^Running clang-tidy in |^\s*$")
SIGNAL = re.compile(r": terminated by signal \d+$")


class Findings:
    """Takes lines as they come; hands each new block to `show`, and what is neither finding nor noise to `complain`."""

    def __init__(self, root, show, complain, progress):
        self.root, self.show, self.complain, self.progress = root, show, complain, progress
        self.checks = Counter()
        self.failures = 0
        self._seen = set()
        self._block = []

    def add_line(self, line):
        bare = COLOUR.sub("", line)
        if done := PROGRESS.match(bare):
            self.finish()
            self.progress(int(done[1]), int(done[2]))
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
            self.complain(line)

    def finish(self):
        block, self._block = self._block, []
        if not block:
            return
        bare = COLOUR.sub("", block[0])
        head = HEAD.match(bare)
        check = (head["check"] or "").split(",")[0]
        failed = head["level"] != "warning" and check in ("", "clang-diagnostic-error", "clang-tidy-config")
        # -Werror in the project's flags makes errors of the compiler's own warnings, which nobody asked for here.
        promoted = head["level"] != "warning" and check.startswith("clang-diagnostic-") and not failed
        if bare in self._seen or promoted or not (failed or self.owns(head["file"])):
            return
        self._seen.add(bare)
        if failed:
            self.failures += 1
        else:
            self.checks[check] += 1
        self.show("\n".join(block))

    def owns(self, file):
        return not file or os.path.realpath(file).startswith(os.path.join(self.root, ""))

    def total(self):
        return sum(self.checks.values())
