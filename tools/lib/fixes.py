"""Applies the fixes of a run's findings, each finding's edits wholly or not at all.

clang-apply-replacements alone does not do: one conflict and it writes nothing, and it takes a fix from a note where the
warning has none, which clang-tidy's own --fix never does.
"""

import os
import pathlib
import subprocess
import tempfile

import yaml

import texts

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(directory):
    """The fixes that clang-tidy exported to `directory`: the key of each finding that has some, as `Finding.key` has it, ->
    [(what the fix says of itself, its edits)]. The first is what --fix applies, and says nothing; where a finding has
    none such, the first is None. The others stand on notes."""
    fixes = {}
    for export in sorted(pathlib.Path(directory).glob("*.yaml")):
        for key, found in fixes_of(yaml.load(export.read_text(), LOADER)):
            # Two sources may want different edits of one header.
            fixes.setdefault(key, []).append(found)
    return fixes


def apply(fixes, owns):
    """Applies each finding's own fix in files that `owns` accepts; returns how many findings it fixed."""
    accepted, fixed = {}, set()
    for key, choices in fixes.items():
        for own, *_ in choices:
            edits = own[1] if own else []
            if edits and all(owns(edit["FilePath"]) for edit in edits) and not any(conflicts(accepted, edit) for edit in edits):
                for edit in edits:
                    accepted.setdefault(edit["FilePath"], {})[identity(edit)] = edit
                fixed.add(key)
    if fixed:
        write(accepted)
    return len(fixed)


def fixes_of(export):
    """(key, fixes) for each finding with a fix; nothing from a source that does not compile."""
    diagnostics = (export or {}).get("Diagnostics") or []
    if any(diagnostic["DiagnosticName"] == "clang-diagnostic-error" for diagnostic in diagnostics):
        return
    for diagnostic in diagnostics:
        message, name = diagnostic["DiagnosticMessage"], diagnostic["DiagnosticName"]

        def resolved(file):
            return os.path.realpath(os.path.join(diagnostic["BuildDirectory"], file))

        def edits_of(part):
            return [dict(edit, FilePath=resolved(edit["FilePath"])) for edit in part.get("Replacements") or []]

        own = edits_of(message)
        others = [(note["Message"], edits_of(note)) for note in diagnostic.get("Notes") or [] if note.get("Replacements")]
        if (own or others) and not name.startswith("clang-diagnostic-"):
            file = resolved(message["FilePath"])
            key = (file, *texts.place(file, message["FileOffset"]), name, message["Message"])
            yield key, [("", own) if own else None, *others]


def identity(edit):
    return edit["Offset"], edit["Length"], edit["ReplacementText"]


def conflicts(accepted, edit):
    """Whether `edit` overlaps an accepted edit that is not the same one, seen through another source."""
    others = accepted.get(edit["FilePath"], {})
    begin, end = edit["Offset"], edit["Offset"] + edit["Length"]
    return identity(edit) not in others and any(
        begin < other["Offset"] + other["Length"] and other["Offset"] < end for other in others.values())


def write(accepted):
    merged = {"MainSourceFile": "", "Diagnostics": [
        {"DiagnosticName": "leak-tidy", "Level": "Warning", "BuildDirectory": "/", "DiagnosticMessage": {
            "Message": "", "FilePath": file, "FileOffset": 0, "Replacements": list(edits.values())}}
        for file, edits in accepted.items()]}
    with tempfile.TemporaryDirectory() as directory:
        (pathlib.Path(directory) / "fixes.yaml").write_text(yaml.safe_dump(merged))
        subprocess.run(["clang-apply-replacements-22", "-ignore-insert-conflict", directory], check=True)
