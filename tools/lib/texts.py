"""The text of analysed files: where an offset lies, what a line says. Each file is read once, before fixes change it."""

import bisect
import functools


@functools.cache
def content(file):
    """The bytes of `file`; none where it cannot be read."""
    try:
        with open(file, "rb") as source:
            return source.read()
    except OSError:
        return b""


@functools.cache
def line_starts(file):
    starts = [0]
    for line in content(file).splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts[:-1] or [0]


def place(file, offset):
    """Line and column of a byte, both from 1, the column in bytes: as Clang counts."""
    starts = line_starts(file)
    line = max(bisect.bisect_right(starts, offset), 1)
    return line, offset - starts[line - 1] + 1


def line(file, number):
    """The text of a line without its end; empty where there is no such line."""
    starts = line_starts(file)
    if not 1 <= number <= len(starts):
        return b""
    end = starts[number] if number < len(starts) else None
    return content(file)[starts[number - 1]:end].rstrip(b"\r\n")


def editor_column(file, number, column):
    """Clang's column as editors count it, in UTF-16 code units."""
    before = line(file, number)[:max(column - 1, 0)].decode(errors="replace")
    return len(before.encode("utf-16-le")) // 2 + 1
