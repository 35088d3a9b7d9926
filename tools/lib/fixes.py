"""Applies the fixes of a run's findings, each finding's edits wholly or not at all.

clang-apply-replacements alone does not do: one conflict and it writes nothing, and it takes a fix from a note where the
warning has none, which clang-tidy's own --fix never does.
"""

import os
import pathlib
import subprocess
import tempfile

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def apply(directory, owns):
    """Applies what clang-tidy exported to `directory` in files that `owns` accepts; returns how many findings it fixed."""
    accepted, fixed = {}, set()
    for export in sorted(pathlib.Path(directory).glob("*.yaml")):
        for key, edits in fixes_of(yaml.load(export.read_text(), LOADER)):
            if all(owns(edit["FilePath"]) for edit in edits) and not any(conflicts(accepted, edit) for edit in edits):
                for edit in edits:
                    accepted.setdefault(edit["FilePath"], {})[identity(edit)] = edit
                fixed.add(key)
    if fixed:
        write(accepted)
    return len(fixed)


def fixes_of(export):
    """(finding, its edits) for each finding with a fix; nothing from a source that does not compile."""
    diagnostics = (export or {}).get("Diagnostics") or []
    if any(diagnostic["DiagnosticName"] == "clang-diagnostic-error" for diagnostic in diagnostics):
        return
    for diagnostic in diagnostics:
        message = diagnostic["DiagnosticMessage"]
        edits = [dict(edit, FilePath=os.path.realpath(os.path.join(diagnostic["BuildDirectory"], edit["FilePath"])))
                 for edit in message.get("Replacements") or []]
        if edits and not diagnostic["DiagnosticName"].startswith("clang-diagnostic-"):
            place = os.path.realpath(os.path.join(diagnostic["BuildDirectory"], message["FilePath"]))
            yield (place, message["FileOffset"], diagnostic["DiagnosticName"], message["Message"]), edits


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
