"""The verdicts of triage.tsv: what a person who read the code said about each finding.

A row stands for every finding of one check on one text of code in one file, so that it survives a line that moves; `count`
says how many these are. Rows that differ in their verdict alone share them out in the order of the lines.
"""

import collections
import csv
import pathlib

FILE = pathlib.Path(__file__).resolve().parent / "triage.tsv"
VERDICTS = ("true", "arguable", "false")

Verdict = collections.namedtuple("Verdict", "project file check code count verdict why")


def read():
    with open(FILE, newline="") as file:
        rows = [Verdict(**dict(row, count=int(row["count"])))
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    for row in rows:
        if row.verdict not in VERDICTS or not row.why:
            raise ValueError(f"{FILE.name}: {row.file}: the verdict is one of {', '.join(VERDICTS)}, and says why")
    return rows


def write_findings(path, findings):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None, escapechar="\\")
        writer.writerow(["project", "file", "line", "check", "message", "fix", "code"])
        for each in findings:
            writer.writerow([each.project, each.file, each.line, each.check, each.message, "yes" if each.fix else "no",
                             each.code.replace("\t", " ")])


def differences(verdicts, findings, names):
    """One line for each finding without a verdict and each verdict without its findings."""
    found = collections.Counter((each.project, each.file, each.check, each.code.replace("\t", " ")) for each in findings)
    known = collections.Counter()
    for row in verdicts:
        if row.project in names:
            known[row.project, row.file, row.check, row.code] += row.count
    lines = []
    for key in sorted(found.keys() | known.keys()):
        if found[key] != known[key]:
            project, file, check, code = key
            lines.append(f"{project}: {file}: {check}: found {found[key]}, triaged {known[key]}: {code}")
    return lines
