"""Requires that the tables of a page explain exactly the keys, effects and roles that lib/Models/Schema.cpp reads.

usage: schema_keys.py PAGE
"""

import pathlib
import re
import sys

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "lib" / "Models" / "Schema.cpp"


def read_by_the_schema(text):
    spellings = "".join(re.findall(r"Spellings\[\] = \{(.*?)\}", text, re.DOTALL))
    return set(re.findall(r'map(?:Required|Optional)\("(\w+)"', text)) | set(re.findall(r'"(\w+)"', spellings))


def explained_by(page):
    """What the first columns of the tables name."""
    return {name for row in re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}


def main():
    read = read_by_the_schema(SCHEMA.read_text())
    explained = explained_by(pathlib.Path(sys.argv[1]).read_text())
    for name in sorted(read ^ explained):
        print(f"'{name}' is {'not explained' if name in read else 'explained, and the schema does not read it'}")
    return int(read != explained)


if __name__ == "__main__":
    sys.exit(main())
