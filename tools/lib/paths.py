"""Which notes of a finding are a path, and in which order it is walked.

The checks' notes say one event each, in the order of time, and end in 'here'; what they say besides (a remedy, what is
absent, an edit that is made elsewhere) is no event.
"""

import re

EVENT = re.compile(r" here$|^assuming ")
ELSEWHERE = re.compile(r"^(released|bounded) by ")
START = re.compile(r"^thread started here$")
# From here on it is another thread, or another path, that acts.
OTHER = re.compile(r"^on another path |^the other thread |on another path here$")
LOCKED = re.compile(r" locked here$")
CALL = re.compile(r"called here$")
INSIDE = re.compile(r"(called|again|waits) here$")


def walk(finding):
    """Lists of events, one for each thread or path; none where the notes of `finding` are no path. The finding itself is
    an event of the first."""
    events = [note for note in finding.notes if EVENT.search(note.message) and not ELSEWHERE.match(note.message)]
    split = next((at for at, note in enumerate(events) if OTHER.search(note.message)), len(events))
    # A call leads to something: the last ones before the other path lead to that.
    while 0 < split < len(events) and CALL.search(events[split - 1].message):
        split -= 1
    own, others = events[:split], events[split:]
    if not events:
        return []
    # A thread starts before all else, wherever its note stands.
    own.sort(key=lambda note: not START.match(note.message))
    own.insert(turn(finding, own), finding)
    return [own, others] if others else [own]


def turn(finding, own):
    """Where in `own` the place of the finding comes: at the end, unless the events go on in what is called there."""
    first = next((at + 1 for at, note in enumerate(own) if LOCKED.search(note.message)), 0)
    inside = next((at for at in range(first, len(own)) if INSIDE.search(own[at].message)), None)
    if inside is not None:
        return inside
    if "this call" in finding.message and len(own) > first:
        return len(own) - 1
    return len(own)
