"""The style guide as rules: house.py [--root DIR] [RULE ...]     (default: every rule)

Prints `file:line: what is wrong` for all that breaks a rule and ends with status 1. Each rule below says what it asks, and
has a tree in Inputs/ that it must reject.
"""

import argparse
import pathlib
import re
import subprocess
import sys

import yaml

import cxx

ROOT = pathlib.Path(__file__).resolve().parents[2]

# From the bottom. A directory includes itself and what stands before it; tools include all of lib.
LAYERS = ["lib/Support", "lib/Models", "lib/Facts", "lib/Path", "lib/Report", "checks"]
# leak-dump is linked without clang-tidy, and so is all that it needs.
WITHOUT_CLANG_TIDY = ["lib/Support", "lib/Models", "lib/Facts", "tools/leak-dump"]
LIMIT = 400
# The first words of remedies: "use 'x'", "give it a timeout". One more verb is one more word here.
VERBS = set("add arrange ask bound call cancel check close configure connect construct count create detach do drop end give "
            "handle hand hold join keep leave let limit lock make move name notify open pass poll put read release replace "
            "return run send set signal start stop store take tell test unlock use wait wake".split())
HEDGES = re.compile(r"\b(try(?! again)|please|should|consider|potential(ly)?|possibl[ey]|perhaps|this check)\b", re.IGNORECASE)
SECTIONS = ["why it is a problem", "example", "remedy", "what it looks at", "what it does not report, and why", "options",
            "suppressing"]


class Tree:
    """The repository, or a fixture that is one in small."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()

    def files(self, *patterns):
        """Files by glob, each with its text. A rule that finds nothing to look at checks nothing: that is an error."""
        found = sorted({path for pattern in patterns for path in self.root.glob(pattern)
                        if path.is_file() and "Inputs" not in path.relative_to(self.root).parts})
        if not found:
            sys.exit(f"house.py: there is no file {' or '.join(patterns)} in {self.root}")
        return [(self.name(path), path.read_text()) for path in found]

    def sources(self, *directories):
        return self.files(*(f"{directory}/**/*.{kind}" for directory in directories for kind in ("h", "cpp")))

    def name(self, path):
        return str(path.relative_to(self.root))

    def text(self, name):
        path = self.root / name
        return path.read_text() if path.is_file() else ""


def layers(tree):
    """Each directory includes only what is below it, by its full path."""
    for file, text in tree.sources("lib", "checks", "tools"):
        top = "/".join(file.split("/")[:2]) if file.startswith("lib/") else file.split("/")[0]
        if top not in [*LAYERS, "tools"]:
            yield file, 1, f"'{top}' is no layer; LAYERS in house.py says which there are"
            continue
        below = LAYERS[:-1] if top == "tools" else LAYERS[:LAYERS.index(top) + 1]
        for match in re.finditer(r'^\s*#\s*include\s*"([^"]+)"', text, re.MULTILINE):
            header, line = match[1], cxx.line_of(text, match.start(1))
            if header.startswith("clang-tidy/"):
                if file.startswith(tuple(WITHOUT_CLANG_TIDY)):
                    yield file, line, f"'{header}' is clang-tidy's, which leak-dump is linked without"
            elif header.startswith(("clang/", "llvm/")):
                pass
            elif not header.startswith(("lib/", "checks/")):
                yield file, line, f"'{header}' is included without its path from the root"
            elif not header.startswith(tuple(f"{layer}/" for layer in below)):
                yield file, line, f"'{header}' is not below '{top}'"


def api_names(tree):
    """No string literal in checks/ names what a row of a model names.

    A name with `::`, `_` or a digit counts wherever it stands; one that is also a word of English (`read`, `wait`) where it is
    the whole literal, quoted, or called. The labels of matchers are free.
    """
    names = set()
    for _, text in tree.files("lib/models/*.yaml"):
        library = yaml.safe_load(text)
        for row in [*library.get("Types", []), *library.get("Functions", [])]:
            parts = row["Name"].split("::")
            names |= {"::".join(parts[:count]) for count in range(2, len(parts) + 1)} | {parts[-1]}
    names.discard("*")
    plain = {name for name in names if re.fullmatch("[A-Za-z]+", name)}
    alternatives = [r"(?<![\w:])(?:%s)(?!\w)" % "|".join(sorted(map(re.escape, names - plain), key=len, reverse=True)),
                    r"(?:^|')(?:%s)(?:$|')" % "|".join(sorted(plain)), r"\b(?:%s)\(" % "|".join(sorted(plain))]
    pattern = re.compile("|".join(alternatives))
    for file, text in tree.sources("checks"):
        for literal in cxx.literals(text):
            label = re.search(r"(?:\.bind|getNodeAs<[^>]*>)\($", text[:literal.begin])
            if not label and (match := pattern.search(literal.text)):
                name = match[0].strip("'(")
                yield file, cxx.line_of(text, literal.begin), f"'{name}' is an API name; it belongs in a row of lib/models"


def is_remedy(text):
    """An imperative; the clause before a semicolon may say why there is no better one."""
    return text.split("; ")[-1].split(" ")[0] in VERBS


def faults(text):
    """What is wrong with a message, whatever its kind."""
    if not re.match(r"[a-z']|%\d|%select\{|[A-Z0-9]{2,}\b", text):
        yield "begins with a capital letter"
    if re.search(r"[.!?:]$", text):
        yield "ends with punctuation"
    if re.search(r"[.!?]\s", text):
        yield "is more than one sentence"
    if re.search(r"[\"`]|'%\d|%\d'(?!s\b)", text):
        yield "has quotes of its own; what is passed to << is quoted"
    if match := HEDGES.search(text):
        yield f"says '{match[0]}'"


def diagnostics(tree):
    """Messages state the fact in one lower-case sentence without a final period; notes end in `here`, are remedies, or say
    what is not in `this translation unit`. Declarations and types are passed, never their spelling."""
    for file, text in tree.sources("checks", "lib/Path", "lib/Report"):
        code, literals = cxx.bare(text), cxx.literals(text)
        for call in re.finditer(r"\b(?:diag|configurationDiag)\s*\(", code):
            end = cxx.closing(code, call.end() - 1)
            stop = code.find(";", end)
            line = cxx.line_of(text, call.start())
            formats = [literal.text for literal in literals if call.end() <= literal.begin < end]
            streamed = [literal.text for literal in literals if end <= literal.begin < stop]
            # The format "%0" alone passes on a text that is made elsewhere.
            messages = [message for message in formats if message != "%0"]
            if formats == ["%0"]:
                messages += streamed
            elif streamed:
                yield file, line, f"'{streamed[0]}' is passed to <<; it belongs in the message"
            if match := re.search(r"\bget(?:Qualified)?Name(?:AsString|Info)?\(|\bgetAsString\(", code[end:stop]):
                yield file, line, f"'{match[0]})' is passed to <<; pass the declaration or type"
            for message in messages:
                for fault in faults(message):
                    yield file, line, f"'{message}' {fault}"
                if "DiagnosticIDs::Note" in code[call.end():end] and not (
                        message.endswith(" here") or "this translation unit" in message or is_remedy(message)):
                    yield file, line, f"the note '{message}' ends not in 'here', is no remedy and says no absence"


def advice(tree):
    """The remedies in words that rows carry are written like messages, in the imperative."""
    def values(node):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == "Advice":
                    yield value
                yield from values(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                yield from values(value)

    for file, text in tree.files("lib/models/*.yaml"):
        for value in values(yaml.compose(text)):
            line = value.start_mark.line + 1
            for fault in faults(value.value):
                yield file, line, f"'{value.value}' {fault}"
            if not is_remedy(value.value):
                yield file, line, f"'{value.value}' does not begin with a verb; VERBS in house.py has those that remedies use"


def registered(tree):
    """The checks of the module: name without `leak-` -> (class, line)."""
    text = tree.files("checks/LeakModule.cpp")[0][1]
    return {match[2]: (match[1], cxx.line_of(text, match.start()))
            for match in re.finditer(r'registerCheck<(\w+)>\(\s*"leak-([^"]*)"', text)}


def base_class(tree, name):
    match = re.search(rf"\bclass {name}\b[^:{{;]*:\s*public (\w+)", tree.text(f"checks/{name}.h"))
    return match and match[1]


def names(tree):
    """leak-foo-bar <-> checks/FooBarCheck.{h,cpp} <-> docs/checks/foo-bar.md <-> test/checks/foo-bar/, nothing orphaned."""
    checks = registered(tree)
    for name, (cls, line) in checks.items():
        if not re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)+", name):
            yield "checks/LeakModule.cpp", line, f"'leak-{name}' is not words joined by hyphens"
        expected = "".join(word.capitalize() for word in name.split("-")) + "Check"
        if cls != expected:
            yield "checks/LeakModule.cpp", line, f"'leak-{name}' is class {cls}, not {expected}"
        for file in (f"checks/{cls}.h", f"checks/{cls}.cpp", f"docs/checks/{name}.md"):
            if not (tree.root / file).is_file():
                yield "checks/LeakModule.cpp", line, f"'leak-{name}' has no {file}"
        if not any(path.suffix in (".c", ".cpp", ".test") for path in (tree.root / "test/checks" / name).glob("*")):
            yield "checks/LeakModule.cpp", line, f"'leak-{name}' has no test in test/checks/{name}/"
    classes = {cls for cls, _ in checks.values()}
    bases = set(classes)
    while new := {base_class(tree, cls) for cls in bases} - bases:
        bases |= new
    for file, _ in tree.files("checks/*Check.h", "checks/*Check.cpp"):
        if pathlib.Path(file).stem not in bases:
            yield file, 1, "belongs to no registered check"
    others = [*(tree.root / "docs/checks").glob("*.md"), *(path for path in (tree.root / "test/checks").glob("*") if path.is_dir())]
    for path in sorted(others):
        if path.stem not in checks and path.name != "index.md":
            yield tree.name(path), 1, "belongs to no registered check"


def sentence(text):
    """The first sentence, on one line."""
    return re.split(r"(?<=\.)\s", " ".join(text.split()), maxsplit=1)[0]


def class_comment(text, name):
    match = re.search(rf"((?:^///.*\n)+)class {name}\b", text, re.MULTILINE)
    return re.sub(r"^/// ?", "", match[1], flags=re.MULTILINE) if match else ""


def stored_options(tree, cls):
    """The options of a check and of the classes that it derives from."""
    options = set()
    while cls and (text := tree.text(f"checks/{cls}.cpp")):
        options |= set(re.findall(r'Options\.store\(\s*\w+,\s*"(\w+)"', text))
        cls = base_class(tree, cls)
    return options


def docs(tree):
    """A page has all sections in their order, begins with the sentence of the class comment, and documents the options that the
    check stores, each at the beginning of a list item, table row or heading."""
    for name, (cls, _) in registered(tree).items():
        file, header = f"docs/checks/{name}.md", f"checks/{cls}.h"
        page = tree.text(file)
        if not page:
            yield file, 1, f"there is no page for 'leak-{name}'"
            continue
        prose = re.sub(r"^```.*?^```", lambda match: re.sub(r"[^\n]", " ", match[0]), page, flags=re.MULTILINE | re.DOTALL)
        title, *parts = re.split(r"^## +(.*)\n", prose, flags=re.MULTILINE)
        if not title.startswith(f"# leak-{name}\n"):
            yield file, 1, f"the title is not '# leak-{name}'"
        headings = [heading.strip().lower() for heading in parts[::2]]
        if headings != SECTIONS:
            yield file, 1, f"the sections are not, in this order: {', '.join(SECTIONS)}"

        first = sentence(title.partition("\n")[2])
        comment = class_comment(tree.text(header), cls)
        summary = " ".join(comment.split("\n\n")[0].split())
        if not comment or summary.startswith("This check") or summary != sentence(summary):
            yield header, 1, "the comment of the class does not begin with one sentence that says what is found"
        elif first != summary:
            yield file, 1, f"begins with '{first}', the class comment with '{summary}'"

        options = dict(zip(headings, parts[1::2])).get("options", "")
        documented = set(re.findall(r"^(?:[-*|]|#+)\s*\**`([A-Z]\w*)`", options, re.MULTILINE))
        stored = stored_options(tree, cls)
        for option in sorted(stored - documented):
            yield file, 1, f"the option '{option}' is not documented"
        for option in sorted(documented - stored):
            yield file, 1, f"the option '{option}' is documented, but the check does not store it"


def readme(tree):
    """The README's table of checks says `yes` to the checks of the module, each with a link to its page, and to no other; those
    that are to come have a plain name."""
    text = tree.files("README.md")[0][1]
    checks, listed = registered(tree), set()
    for match in re.finditer(r"^\| *(?:\[leak-([\w-]+)\]\((.*?)\)|leak-([\w-]+)) *\|.*\| *(\w*) *\|$", text, re.MULTILINE):
        name, link, found = match[1] or match[3], match[2], match[4]
        line = cxx.line_of(text, match.start())
        if name in listed:
            yield "README.md", line, f"'leak-{name}' is listed twice"
        listed.add(name)
        if found != ("yes" if name in checks else ""):
            yield "README.md", line, f"'leak-{name}' is {'' if name in checks else 'not '}in the module"
        if link != (f"docs/checks/{name}.md" if name in checks else None):
            yield "README.md", line, f"'leak-{name}' links to {link}"
    for name in sorted(checks.keys() - listed):
        yield "README.md", 1, f"the table of checks has no row '| [leak-{name}](docs/checks/{name}.md) | ... | yes |'"


def size(tree):
    """No source over 400 lines: it is asking to be two. Models are data and may be as long as their library."""
    for file, text in tree.files("lib/**/*", "checks/*", "tools/**/*"):
        lines = text.count("\n")
        if not file.endswith(".yaml") and lines > LIMIT:
            yield file, lines, f"has {lines} lines; at {LIMIT} it is asking to be two"


def test_functions(tree):
    """In tests of checks, what is warned about stands in a function or class whose name ends in `Bad`, and one that ends in
    `Ok` has no warning. A known wrong answer starts with `FP_` (warned about) or `FN_` (not), with a comment that says why."""
    for file, text in tree.files("test/checks/*/*.c", "test/checks/*/*.cpp", "test/libraries/*.c", "test/libraries/*.cpp"):
        lines = text.split("\n")
        warned = {number + int(match[1] or 0) for number, line in enumerate(lines, 1)
                  for match in re.finditer(r"\w-warning(?:@([+-]\d+))?\s+(?:\d+\s+)?\{\{", line)}
        for name, first, last in cxx.entities(text):
            has = any(first <= line <= last for line in warned)
            if name.startswith(("FP_", "FN_")):
                if has != name.startswith("FP_"):
                    yield file, first, f"'{name}' has {'a' if has else 'no'} warning"
                if not lines[first - 2].startswith("//") or "expected-" in lines[first - 2]:
                    yield file, first, f"'{name}' has no comment before it that says why"
            elif has and not name.endswith("Bad"):
                yield file, first, f"'{name}' has a warning, but its name does not end in 'Bad'"
            elif not has and name.endswith("Bad"):
                yield file, first, f"'{name}' has no warning, but its name ends in 'Bad'"


def comments(tree):
    """No reminders, no code that is commented out; a header begins with the question that it answers, or its first class with
    what it finds."""
    for file, text in tree.sources("lib", "checks", "tools"):
        for comment in cxx.comments(text):
            if match := re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", comment.text):
                yield file, comment.line, f"{match[0]}: do it, or say in docs/ what is not done"
            if re.search(r"[;{}]\s*(?:\*/)?\s*$", comment.text):
                yield file, comment.line, "is commented-out code, or reads like it"
        if file.endswith(".h") and not text.startswith("// ") and not re.search(r"^///.*\n(?:///.*\n)*class ", text, re.MULTILINE):
            yield file, 1, "says nowhere what question it answers"


def formatting(tree):
    """C++ is as clang-format-22 writes it with the repository's .clang-format."""
    files = [tree.root / file for file, _ in tree.sources("lib", "checks", "tools")]
    style = f"--style=file:{ROOT / '.clang-format'}"
    said = subprocess.run(["clang-format-22", style, "--dry-run", "-Werror", *files], capture_output=True, text=True)
    for match in re.finditer(r"^(.*?):(\d+):\d+: error: ", said.stderr, re.MULTILINE):
        yield tree.name(pathlib.Path(match[1])), int(match[2]), "clang-format-22 writes this line differently"
    if said.returncode and "error: " not in said.stderr:
        sys.exit(f"house.py: clang-format-22 failed: {said.stderr}")


RULES = {rule.__name__.replace("_", "-"): rule
         for rule in (layers, api_names, diagnostics, advice, names, docs, readme, size, test_functions, comments, formatting)}


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--root", default=ROOT)
    parser.add_argument("rules", nargs="*", metavar="RULE", help=", ".join(RULES))
    options = parser.parse_args()
    unknown = set(options.rules) - RULES.keys()
    if unknown:
        parser.error(f"no rule '{min(unknown)}'; there are {', '.join(RULES)}")
    tree = Tree(options.root)
    found = {fault for rule in options.rules or RULES for fault in RULES[rule](tree)}
    for file, line, what in sorted(found):
        print(f"{file}:{line}: {what}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
