"""Applies the fixes to a copy of a project, through the driver as a user would, and looks at what is left.

Every touched file must still be one that clang parses, and a second run must find nothing that has a fix.
"""

import collections
import dataclasses
import os
import pathlib
import shlex
import shutil
import subprocess

import analysis
import checkout
import projects
from unusable import Unusable

Fixed = collections.namedtuple("Fixed", "files findings left bad")


def parses(entry):
    """Whether clang, told what the entry of a database says, parses its file."""
    arguments = entry.get("arguments") or shlex.split(entry["command"])
    return subprocess.run([*arguments, "-fsyntax-only"], cwd=entry["directory"], stdin=subprocess.DEVNULL,
                          capture_output=True).returncode == 0


def copy_of(project):
    """The project again, its source a copy; the directory in which it was configured stays the one that both use."""
    copy = dataclasses.replace(project, root=projects.CACHE / "fixed" / project.name)
    shutil.rmtree(copy.root, ignore_errors=True)
    shutil.copytree(project.source, copy.source, symlinks=True)
    copy.build.mkdir(parents=True)
    database = (project.build / projects.DATABASE).read_text()
    for spelling in (str(project.source), os.path.relpath(project.source, project.build)):
        database = database.replace(f"{spelling}/", f"{copy.source}/")
    (copy.build / projects.DATABASE).write_text(database)
    return copy


def fix(project, plugin, before):
    """Fixes a copy; `before` is what was found in the project itself."""
    fixable = {finding.file for finding in before if finding.fix}
    if not fixable:
        return Fixed(0, 0, 0, [])
    copy = copy_of(project)
    done = subprocess.run(["nice", checkout.ROOT / "tools" / "leak-tidy", "-j", "1", "--fix", "-p", copy.build],
                          env={**os.environ, "LEAK_TIDY_PLUGIN": str(plugin)}, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if "fixed" not in done.stdout:
        raise Unusable(f"the driver could not fix {project.name}: {done.stderr.strip()[-300:]}")
    touched = {file for file in fixable if (copy.source / file).read_bytes() != (project.source / file).read_bytes()}
    bad = [f"{file} was not touched, although a finding in it has a fix" for file in sorted(fixable - touched)]
    # A header is judged by the sources that include it.
    sources = {str(copy.source / file) for file in touched}
    whole = any(not file.endswith((".c", ".cc", ".cpp")) for file in touched)
    originals = {entry["file"]: entry for entry in project.entries()}
    for entry in copy.entries():
        if (whole or entry["file"] in sources) and not parses(entry):
            original = originals[str(project.source / pathlib.Path(entry["file"]).relative_to(copy.source))]
            if parses(original):
                bad.append(f"{entry['file']} does not compile any more")
    again = analysis.distinct(analysis.analyse(copy, plugin, projects.CACHE / "fixed" / "results", "{}", 1, lambda *_: None,
                                               [file for file in copy.files() if whole or file in sources]))
    bad += [f"{finding.file}:{finding.line} still has a finding to fix: {finding.message}" for finding in again if finding.fix]
    return Fixed(len(touched), sum(finding.fix for finding in before), len(again), bad)
