"""What the documentation says of each check, for reports that carry it: the pages of docs/checks are its only source."""

import re
from dataclasses import dataclass


@dataclass
class Rule:
    check: str
    summary: str = ""
    reason: str = ""
    page: str = ""
    link: str = ""


def load(check, pages):
    """The rule of `check` from its page in the directory `pages`; of a check that has none, its name alone."""
    file = pages / f"{check.removeprefix('leak-')}.md"
    if not file.is_file():
        return Rule(check)
    page = file.read_text()
    paragraphs = [" ".join(part.split()) for part in page.split("\n\n")]
    why = next((at for at, part in enumerate(paragraphs) if re.match("## Why ", part)), len(paragraphs))
    return Rule(check, paragraphs[1], "".join(paragraphs[why + 1:why + 2]), page, file.resolve().as_uri())
