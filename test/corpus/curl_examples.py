"""Counts by text, and so independently of the plugin, which calls of curl_easy_perform in curl's examples no time-out bounds.

A file that sets a time-out option anywhere counts as bounded: in these examples that is one handle a file.
"""

import re

COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.DOTALL)
PERFORM = re.compile(r"\bcurl_easy_perform\s*\(")
TIMEOUT = re.compile(r"\bCURLOPT_TIMEOUT(_MS)?\b")


def performs(text):
    """The lines of the calls, and whether the text sets a time-out option."""
    code = COMMENT_OR_STRING.sub(lambda match: "\n" * match[0].count("\n"), text)
    return [code.count("\n", 0, call.start()) + 1 for call in PERFORM.finditer(code)], bool(TIMEOUT.search(code))


def compare(files, reported):
    """(calls without a time-out, those of them that are not in `reported`, calls in `reported` although the file has one);
    each call is a pair of file and line. `files` maps a file's name to its text."""
    unbounded, bounded = set(), set()
    for name, text in files.items():
        lines, has_timeout = performs(text)
        (bounded if has_timeout else unbounded).update((name, line) for line in lines)
    return sorted(unbounded), sorted(unbounded - reported), sorted(bounded & reported)
