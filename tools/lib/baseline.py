"""What was found before: tells findings of a SARIF file that leak-tidy wrote from those that are new.

A finding is known by its check, file and message and by the text of its line, not by the line's number, so that it stays known
wherever the line moves within the file. Several that are equal in all of this are counted; which of them is new is told
by the lines around it.
"""

import collections
import hashlib
import json
import pathlib

import sarif
import texts
from unusable import Unusable

LINE = "leakTidyLine/v1"
PLACE = "leakTidyPlace/v1"
HOW_TO_GET_ONE = "write one with '--sarif FILE'"


def prints(finding, root):
    """The fingerprints of a finding: what it is known by, and the same with the lines around it."""
    def text(number):
        return " ".join(texts.line(finding.file, number).decode(errors="replace").split())

    def neighbour(step):
        number = finding.line + step
        while 0 < number <= len(texts.line_starts(finding.file)) and not text(number):
            number += step
        return text(number)

    known_by = [finding.check, sarif.relative(finding.file, root) or finding.file, finding.message, text(finding.line)]
    return {LINE: digest(known_by), PLACE: digest([*known_by, neighbour(-1), neighbour(1)])}


def digest(words):
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:32]


def load(file):
    """The fingerprints of every result in `file`."""
    try:
        runs = json.loads(pathlib.Path(file).read_text())["runs"]
        own = [run for run in runs if run["tool"]["driver"]["name"] == "leak-tidy"]
        known = [result["partialFingerprints"] for run in own for result in run["results"]]
        if own and all({LINE, PLACE} <= each.keys() for each in known):
            return known
    except FileNotFoundError:
        raise Unusable(f"there is no baseline '{file}': {HOW_TO_GET_ONE}")
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        pass
    raise Unusable(f"'{file}' is not a SARIF file that leak-tidy wrote: {HOW_TO_GET_ONE}")


def new(found, known):
    """For each of the fingerprints in `found`, whether `known` lacks it."""
    lines = collections.Counter(each[LINE] for each in known)
    places = collections.Counter(each[PLACE] for each in known)
    states = [True] * len(found)
    for key, left in ((PLACE, places), (LINE, None)):
        for at, each in enumerate(found):
            if states[at] and lines[each[LINE]] > 0 and (left is None or left[each[key]] > 0):
                states[at] = False
                lines[each[LINE]] -= 1
                if left is not None:
                    left[each[key]] -= 1
    return states
