"""A run as SARIF 2.1.0, the format that code hosts, editors and other tools read.

Paths are relative to the project's root, columns count UTF-16 code units, as editors do.
"""

import json
import os
import pathlib
import re
import urllib.parse

import paths
import texts

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"


class Report:
    """Findings as a SARIF document; `root` is the directory that paths are relative to, `fixes` what `fixes.read` returns."""

    def __init__(self, root, rules, fixes):
        self.root, self.rules, self.fixes = root, list(rules), fixes
        self.index = {rule.check: number for number, rule in enumerate(self.rules)}

    def document(self, findings, states, prints, errors, status):
        """All of a run: `prints` has the fingerprints of each finding, `states` says of each whether it is new where there is
        a baseline, `status` is the exit status."""
        results = [self.result(*each) for each in zip(findings, states, prints)]
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{
            "tool": {"driver": {"name": "leak-tidy", "rules": [describe(rule) for rule in self.rules]}},
            "invocations": [{
                "executionSuccessful": not errors, "exitCode": status,
                "toolExecutionNotifications": [self.notification(error) for error in errors]}],
            "originalUriBaseIds": {BASE: {"uri": pathlib.Path(self.root).as_uri().rstrip("/") + "/"}},
            "columnKind": "utf16CodeUnits",
            "results": results}]}

    def result(self, finding, state, prints):
        result = {
            "ruleId": finding.check, "ruleIndex": self.index[finding.check],
            "level": "warning" if finding.level == "warning" else "error",
            "message": {"text": finding.message},
            "locations": [self.location(finding)] if finding.file else [],
            "partialFingerprints": prints}
        if state is not None:
            result["baselineState"] = "new" if state else "unchanged"
        if finding.notes:
            result["relatedLocations"] = [{"id": number, **self.event(note)} for number, note in enumerate(finding.notes, 1)]
        if flows := paths.walk(finding):
            result["codeFlows"] = [{"threadFlows": [
                {"locations": [{"location": self.event(event)} for event in flow]} for flow in flows]}]
        if fixes := [self.fix(finding, *fix) for fix in next(iter(self.fixes.get(finding.key(), [])), []) if fix]:
            result["fixes"] = fixes
        return result

    def notification(self, error):
        notification = {"level": "error", "message": {"text": error.message}}
        return {**notification, "locations": [self.location(error)]} if error.file else notification

    def event(self, note):
        return {**(self.location(note) if note.file else {}), "message": {"text": note.message}}

    def location(self, note):
        physical = {"artifactLocation": self.artifact(note.file)}
        if note.line:
            physical["region"] = {"startLine": note.line}
        if note.column:
            physical["region"]["startColumn"] = texts.editor_column(note.file, note.line, note.column)
        return {"physicalLocation": physical}

    def artifact(self, file):
        inside = relative(file, self.root)
        return {"uri": quote(inside), "uriBaseId": BASE} if inside else {"uri": pathlib.Path(file).as_uri()}

    def fix(self, finding, says, edits):
        files = {}
        for edit in edits:
            files.setdefault(edit["FilePath"], []).append({
                "deletedRegion": region(edit["FilePath"], edit["Offset"], edit["Length"]),
                "insertedContent": {"text": edit["ReplacementText"]}})
        return {"description": {"text": says or f"the remedy of {finding.check}, as --fix writes it"},
                "artifactChanges": [{"artifactLocation": self.artifact(file), "replacements": changes}
                                    for file, changes in files.items()]}


def describe(rule):
    described = {"id": rule.check, "defaultConfiguration": {"level": "warning"}}
    if rule.page:
        described |= {"name": "".join(word.capitalize() for word in rule.check.removeprefix("leak-").split("-")),
                      "shortDescription": {"text": rule.summary}, "fullDescription": {"text": plain(rule.reason)},
                      "helpUri": rule.link, "help": {"text": plain(rule.page), "markdown": rule.page}}
    return described


def plain(markdown):
    return re.sub(r"[`*]", "", markdown)


def relative(file, root):
    """`file` as seen from `root`; empty where it lies elsewhere."""
    return os.path.relpath(file, root) if file.startswith(os.path.join(root, "")) else ""


def quote(path):
    return urllib.parse.quote(os.fsencode(path))


def region(file, offset, length):
    begin, end = texts.place(file, offset), texts.place(file, offset + length)
    return {"startLine": begin[0], "startColumn": texts.editor_column(file, *begin),
            "endLine": end[0], "endColumn": texts.editor_column(file, *end)}


def save(document, file):
    pathlib.Path(file).write_text(json.dumps(document, indent=1) + "\n")
