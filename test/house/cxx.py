"""C++ text as the house rules read it: comments, string literals, and the rest, without a compiler."""

import collections
import re

# Alternatives in one expression: whichever begins first wins, so a quote in a comment opens no literal.
TOKEN = re.compile(r'''(?P<comment>//[^\n]*|/\*.*?\*/)
                     | (?P<include>^[ \t]*\#[ \t]*include[^\n]*)
                     | R"(?P<fence>[^()\\\s]{0,16})\((?P<raw>.*?)\)(?P=fence)"
                     | "(?P<plain>(?:\\.|[^"\\\n])*)"
                     | (?<![0-9A-Za-z])'(?:\\.|[^'\\\n])+\'''', re.MULTILINE | re.DOTALL | re.VERBOSE)

Literal = collections.namedtuple("Literal", "begin end text")
Comment = collections.namedtuple("Comment", "line text")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def literals(text):
    """The string literals, those that follow each other joined as the compiler joins them."""
    found = []
    for token in TOKEN.finditer(text):
        value = token["raw"] if token["raw"] is not None else token["plain"]
        if value is None:
            continue
        if found and not text[found[-1].end:token.start()].strip():
            last = found.pop()
            found.append(Literal(last.begin, token.end(), last.text + value))
        else:
            found.append(Literal(token.start(), token.end(), value))
    return found


def comments(text):
    return [Comment(line_of(text, token.start()), token["comment"]) for token in TOKEN.finditer(text) if token["comment"]]


def bare(text):
    """The text with comments, literals and includes blanked; every other character stays where it is."""
    return TOKEN.sub(lambda token: re.sub(r"[^\n]", " ", token[0]), text)


def closing(code, opening):
    """Where the bracket at `opening` of bare code is closed; the end of the code if it is not."""
    pairs = {"(": ")", "{": "}"}
    depth = 0
    for position in range(opening, len(code)):
        if code[position] == code[opening]:
            depth += 1
        elif code[position] == pairs[code[opening]]:
            depth -= 1
            if not depth:
                return position
    return len(code)


Entity = collections.namedtuple("Entity", "name first last")


def entities(text):
    """The functions and classes that are defined at the top level or in a namespace, with their first and last line."""
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda match: re.sub(r"[^\n]", " ", match[0]), bare(text), flags=re.MULTILINE)
    found, begin, position = [], 0, 0
    while position < len(code):
        character = code[position]
        if character in ";}":
            begin = position + 1
        elif character == "{":
            head = code[begin:position]
            name = re.search(r"\b(?:class|struct)\s+(\w+)(?:\s*:[^:].*)?\s*$", head, re.DOTALL) or re.search(r"(\w+)\s*\(", head)
            if re.match(r"\s*(?:inline\s+)?(?:namespace\b|extern\s*$)", head):
                begin = position + 1
            else:
                end = closing(code, position)
                if name:
                    found.append(Entity(name[1], line_of(code, begin + len(head) - len(head.lstrip())), line_of(code, end)))
                position, begin = end, end + 1
        position += 1
    return found
