"""Writes docs/field-report.md: every finding with its verdict, and the figures of the run that it came from."""

import collections
import os

import analysis
import checkout
from triage import VERDICTS

PAGE = checkout.ROOT / "docs" / "field-report.md"
HEAD = """\
# Field report

What the checks find in real code, and whether it is so. The sources are Debian 12's own packages, pinned in
`test/corpus/projects.yaml`; each finding was judged by somebody who read the code around it. The verdicts are in
`test/corpus/triage.tsv`. This page is generated from them and from a run over the sources:

```console
$ test/corpus/run
$ test/corpus/run --report
```

The first fetches, configures and analyses, and lists findings without a verdict and verdicts without a finding. The second applies
the fixes to copies as well, and writes this page.

A *true* finding is a wait that nothing ends. An *arguable* one has a bound that the code does not show, or that nobody chose.
A *false* one is bounded, or waits for nobody. Each cause of a false or missed finding that no row of a model can mend has a
test in `test/checks/*/corpus.c`, under the name that the table gives.
"""


def table(titles, rows):
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    return "\n".join(lines + ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]) + "\n"


def totals(verdicts):
    counted = collections.Counter()
    for row in verdicts:
        counted[row.project, row.check, row.verdict] += row.count
    keys = sorted({key[:2] for key in counted})
    return table(["project", "check", *VERDICTS], [[project, f"`{check}`", *(counted[project, check, v] for v in VERDICTS)]
                                                   for project, check in keys])


def runs(projects, results, fixed):
    rows = []
    for project in projects:
        found = results[project.name]
        broken = [result for result in found if result.errors]
        done = fixed[project.name]
        rows.append([f"`{project.package}`" + (" (examples)" if project.each else ""), len(found),
                     len(analysis.distinct(found)), sum(bool(result.crash) for result in found), len(broken), done.findings, done.files,
                     len(done.bad)])
    return table(["package", "sources", "findings", "crashes", "not parsed", "with a fix", "files fixed", "fixes gone wrong"], rows)


def verdict_table(project, verdicts, findings):
    lines = collections.defaultdict(list)
    for each in findings:
        lines[each.file, each.check, each.code.replace("\t", " ")].append(str(each.line))
    rows = []
    for row in verdicts:
        if row.project == project.name:
            left = lines[row.file, row.check, row.code]
            here, left[:row.count] = left[:row.count], []
            rows.append([f"{row.file}:{', '.join(here)}", f"`{row.check.removeprefix('leak-')}`", row.verdict, row.why])
    return table(["where", "check", "verdict", "why"], rows)


def unparsed(projects, results):
    lines = [f"* {project.name}: `{os.path.relpath(result.file, project.source)}`: {result.errors[0]}"
             for project in projects for result in results[project.name] if result.errors]
    return "\n".join(lines) + "\n"


def write(projects, results, verdicts, examples, fixed):
    unbounded, missed, wrong = examples
    parts = [HEAD, "## Totals\n", totals(verdicts), runs(projects, results, fixed),
             "A fix has gone wrong if its file does not compile any more, or if a second run finds something to fix in it.\n",
             "Sources that clang itself does not parse with what Debian has:\n", unparsed(projects, results),
             "## curl's examples\n",
             f"Counted by text (`test/corpus/curl_examples.py`), {len(unbounded)} calls of `curl_easy_perform` are in files that set no "
             f"time-out;\n{len(unbounded) - len(missed)} of them are reported. Of the calls in files that set one, {len(wrong)} are "
             "reported. Not reported:\n",
             "\n".join(f"* `{file}:{line}`" for file, line in missed) + "\n"]
    for project in projects:
        findings = analysis.distinct(results[project.name])
        parts.append(f"## {project.name}\n")
        parts.append(verdict_table(project, verdicts, findings) if findings else "Nothing found.\n")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(parts))
