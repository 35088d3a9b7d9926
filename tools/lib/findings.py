"""What clang-tidy said, read back from run-clang-tidy's output: each finding once, however many sources include it."""

import os
import re
from dataclasses import dataclass, field

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PROGRESS = re.compile(r"^\[ *(\d+)/(\d+)\]\[")
# A path may hold a colon; what follows it is a place only with line and column.
PLACE = r"(?:(?P<file>[^:\s][^:]*(?=(?::\d+){0,2}: )|\S.*?(?=(?::\d+){2}: ))(?P<position>(?::\d+){0,2}): )?"
HEAD = re.compile(rf"^{PLACE}(?P<level>warning|error|fatal error): (?P<text>.*?)(?: \[(?P<check>[\w.,-]+)\])?$")
NOTE = re.compile(rf"^{PLACE}note: (?P<text>.*)$")
NOISE = re.compile(r"^\d+ (warnings?|errors?)\b.*(generated|treated as errors?)\.?$|^Suppressed \d|^Use -header-filter|"
                   r"^Error while processing |^Found compiler error|^Error parsing .*: |^Running clang-tidy in |"
                   r"^No relevant changes found|^\s*$")
# How a run of clang-tidy dies, as run-clang-tidy and clang-tidy-diff say it.
DEATH = re.compile(r": terminated by signal \d+$|^Terminated by signal \d+ : |^Failed: |^Traceback ")


@dataclass
class Note:
    message: str
    file: str
    line: int
    column: int


@dataclass
class Finding(Note):
    """What one warning or error says. `file` is its real path, empty where it has none; line and column are Clang's, 0
    where there are none; `text` is the block as it is shown."""
    check: str
    level: str
    text: str
    notes: list = field(default_factory=list)

    def key(self):
        """What is the same in the text and in the fixes that clang-tidy exports."""
        return self.file, self.line, self.column, self.check, self.message

    def order(self):
        return self.file, self.line, self.column, self.text


class Findings:
    """Takes lines as they come; hands each new finding or error to the screen, and to it what is neither finding nor noise.
    `directories` has, for each source, the directories that relative paths in its messages start from; `seen` is what other
    runs have found. Of a header that is analysed through a source, which stands in `headers`, only what it has itself counts."""

    def __init__(self, root, directories, headers, seen, screen):
        self.root, self.directories, self.headers, self.screen = root, directories, headers, screen
        self.found = []
        self.errors = []
        self._seen = seen
        self._block = []
        self._bases = []
        self._header = None

    def begin(self, source):
        """What comes next is about `source`; None where that is not known."""
        self.finish()
        self._bases = self.directories.get(source, [])
        self._header = source if source in self.headers else None

    def add_line(self, line):
        bare = COLOUR.sub("", line)
        if done := PROGRESS.match(bare):
            # The line ends in the command, whose last word is the source: unquoted, so known only by its end.
            self.begin(max((file for file in self.directories if bare.endswith(" " + file)), key=len, default=None))
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
            if DEATH.search(bare):
                self.errors.append(Finding(bare, "", 0, 0, "", "error", line))
            self.screen.complain(line)

    def finish(self):
        block, self._block = self._block, []
        if not block:
            return
        block = [self.with_full_path(line) for line in block]
        head = COLOUR.sub("", block[0])
        finding = self.read(block)
        failed = finding.level != "warning" and finding.check in ("", "clang-diagnostic-error", "clang-tidy-config")
        # -Werror in the project's flags makes errors of the compiler's own warnings, which nobody asked for here.
        promoted = finding.level != "warning" and finding.check.startswith("clang-diagnostic-") and not failed
        foreign = finding.file and not self.owns(finding.file)
        if head in self._seen or promoted or not failed and (foreign or self.is_beside_header(finding)):
            return
        self._seen.add(head)
        if failed:
            self.errors.append(finding)
        elif finding.check != "clang-tidy-config":
            self.found.append(finding)
        self.screen.show(finding)

    def read(self, block):
        """The finding that the lines of `block` tell."""
        bare = [COLOUR.sub("", line) for line in block]
        head = HEAD.match(bare[0])
        check = (head["check"] or "").split(",")[0]
        notes = [Note(note["text"], *place_of(note)) for note in map(NOTE.match, bare[1:]) if note]
        return Finding(head["text"], *place_of(head), check, head["level"], "\n".join(block), notes)

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

    def is_beside_header(self, finding):
        return self._header and finding.file != os.path.realpath(self._header)


def place_of(match):
    """Real path, line and column of a line of clang-tidy's; empty and 0 where it has none."""
    if not match["file"]:
        return "", 0, 0
    line, column, *_ = [*(int(number) for number in match["position"].split(":")[1:]), 0, 0]
    return os.path.realpath(match["file"]), line, column
