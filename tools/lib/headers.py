"""Headers that a run names: each is analysed through a source of the compilation database that includes it.

Which source that is, clang-scan-deps says, for as many sources as it takes: those that are likeliest come first.
"""

import json
import os
import pathlib
import subprocess

import sources
from unusable import Unusable

FIRST_BATCH = 8


def resolve(run, by_lines, scratch, jobs):
    """The run over the headers of `run` that its own sources do not include; None where it names no such header. With
    `by_lines`, what is found counts by the file that is named, and no source covers a header."""
    if not run.headers:
        return None
    entries = {}
    for entry in json.loads((run.build / sources.DATABASE).read_text()):
        entries.setdefault(os.path.abspath(os.path.join(entry["directory"], entry["file"])), entry)
    left = {os.path.realpath(header): header for header in run.headers}
    stems = {pathlib.Path(header).stem for header in left}

    def unlikeliness(source):
        shared = max(len(os.path.commonpath([source, header])) for header in left)
        return source not in run.files, pathlib.Path(source).stem not in stems, -shared, source

    chosen, order, size = {}, sorted(entries, key=unlikeliness), FIRST_BATCH
    while order and left:
        batch, order, size = order[:size], order[size:], size * 2
        for source, included in scan([entries[source] for source in batch], scratch, jobs):
            chosen |= {left.pop(header): source for header in included & left.keys()}
    if left:
        raise Unusable(f"no source in the compilation database '{run.build / sources.DATABASE}' includes "
                       f"{' or '.join(repr(os.path.relpath(header)) for header in left.values())}")
    if not by_lines:
        chosen = {header: source for header, source in chosen.items() if source not in run.files}
    return borrowed(chosen, entries, run, scratch) if chosen else None


def borrowed(chosen, entries, run, scratch):
    """A run over a database in which each header has the command of its source: Clang compiles what the command says."""
    build = pathlib.Path(scratch) / f"headers-{len(list(pathlib.Path(scratch).iterdir()))}"
    build.mkdir()
    commands = [{**entries[source], "file": header, "directory": os.path.abspath(entries[source]["directory"])}
                for header, source in chosen.items()]
    (build / sources.DATABASE).write_text(json.dumps(commands))
    return sources.Run(build, [""], {command["file"]: [command["directory"]] for command in commands})


def scan(entries, scratch, jobs):
    """(source, the real paths of what it includes) for each of `entries` that clang-scan-deps can read."""
    database = pathlib.Path(scratch) / "scanned.json"
    database.write_text(json.dumps(entries))
    command = ["clang-scan-deps-22", f"-compilation-database={database}", "-format=experimental-full", "-j", str(jobs)]
    said = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    try:
        units = [command["file-deps"] for unit in json.loads(said.stdout)["translation-units"] for command in unit["commands"]]
    except ValueError:
        raise Unusable(f"clang-scan-deps-22 failed: {(said.stderr.strip().splitlines() or ['it says nothing'])[-1]}")
    # The first of the files is the source itself, all of them with full paths.
    included = {os.path.realpath(unit[0]): set(map(os.path.realpath, unit[1:])) for unit in units}
    for entry in entries:
        source = os.path.abspath(os.path.join(entry["directory"], entry["file"]))
        yield source, included.get(os.path.realpath(source), set())
