"""Which sources a run analyses, and with which flags.

Everything ends as compilation databases: those that the project has, and at most one that is written here for plain
files. Raises `Unusable` with one plain sentence when a PATH cannot be analysed.
"""

import json
import os
import pathlib
import re
from dataclasses import dataclass, field

from unusable import Unusable

DATABASE = "compile_commands.json"
FLAGS_FILE = "compile_flags.txt"
C_SUFFIXES = {".c"}
CXX_SUFFIXES = {".cc", ".cpp", ".cxx", ".c++", ".C", ".cppm"}
HEADER_SUFFIXES = {".h", ".hh", ".hpp", ".hxx", ".inc", ".inl", ".ipp", ".tcc", ".tpp"}
HOW_TO_GET_ONE = "run 'bear -- make', or configure with 'cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON', or "
GIVE_FLAGS = HOW_TO_GET_ONE + "give the flags after '--'"
GIVE_DIRECTORY = HOW_TO_GET_ONE + "name the directory that has one with '-p'"


@dataclass
class Run:
    """One call of run-clang-tidy: a database, patterns for the files of it that are wanted, and these files, each with
    the directories that the compiler runs in for it. `headers` are wanted too, but are not in the database."""
    build: pathlib.Path
    patterns: list = field(default_factory=list)
    files: dict = field(default_factory=dict)
    headers: list = field(default_factory=list)


def plan(paths, build, flags, need_database, scratch):
    """The runs for `paths` (all of the database when there are none). `flags` is None where the user gave no '--';
    `need_database` says that a file by itself does not get the flags of its language."""
    runs, plain, absent = {}, {}, {}
    for path in paths:
        if not os.path.exists(path):
            raise Unusable(f"there is no file or directory '{path}'")
    if flags is not None and not paths:
        raise Unusable("flags after '--' need the files that they are for")
    for path in paths or ["."]:
        if flags is not None:
            plain.update({source: (os.getcwd(), flags) for source in sources_below(path)})
            continue
        found = pathlib.Path(build) / DATABASE if build else nearest(path)
        if found and found.name == DATABASE:
            select(runs, absent, found, path if paths else None)
        elif found:
            for source in sources_below(path):
                closest = nearest(source)
                if closest.name == DATABASE:
                    select(runs, absent, closest, source)
                else:
                    plain[source] = flags_file(closest)
        elif os.path.isfile(path) and not need_database:
            plain[only_source(path)] = (os.getcwd(), default_flags(path))
        else:
            how = GIVE_DIRECTORY if need_database else GIVE_FLAGS
            raise Unusable(f"there is no compilation database for '{path}': {how}")
    for database, names in absent.items():
        raise Unusable(f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} not in the compilation database "
                       f"'{database}'; for a file by itself, give its flags after '--'")
    if plain:
        write_database(scratch, plain)
        runs[scratch] = Run(pathlib.Path(scratch), [""], {source: [plain[source][0]] for source in plain})
    return list(runs.values())


def nearest(path):
    """The database or flags file that rules `path`: the nearest one above it, or in a 'build' directory on the way."""
    start = pathlib.Path(os.path.abspath(path))
    for directory in [start, *start.parents]:
        for candidate in (directory / DATABASE, directory / "build" / DATABASE, directory / FLAGS_FILE):
            if candidate.is_file():
                return candidate
    return None


def select(runs, absent, database, path):
    """Adds to the run over `database` those of its files that are `path` or lie below it; to `absent`, where it has none."""
    try:
        known = {}
        for entry in json.loads(database.read_text()):
            file = os.path.abspath(os.path.join(entry["directory"], entry["file"]))
            known.setdefault(file, []).append(os.path.abspath(entry["directory"]))
    except FileNotFoundError:
        raise Unusable(f"there is no {DATABASE} in '{database.parent}': {GIVE_FLAGS}")
    except (OSError, ValueError, TypeError, KeyError):
        raise Unusable(f"'{database}' is not a compilation database")
    run = runs.setdefault(database, Run(database.parent))
    if path is None:
        run.patterns.append("")
        run.files.update(known)
        return
    below = re.compile("|".join(f"^{re.escape(spelling.rstrip('/'))}(/|$)"
                                for spelling in {os.path.abspath(path), os.path.realpath(path)}))
    chosen = {file: known[file] for file in known if below.search(file)}
    if not chosen and os.path.isfile(path) and os.path.splitext(path)[1] in HEADER_SUFFIXES:
        run.headers.append(os.path.abspath(path))
    elif not chosen:
        absent.setdefault(database, []).append(f"'{path}'")
    else:
        run.patterns.append(below.pattern)
    run.files.update(chosen)


def sources_below(path):
    if os.path.isfile(path):
        return [only_source(path)]
    found = [os.path.join(directory, name) for directory, _, names in os.walk(os.path.abspath(path)) for name in names
             if os.path.splitext(name)[1] in C_SUFFIXES | CXX_SUFFIXES]
    if not found:
        raise Unusable(f"there is no C or C++ source below '{path}'")
    return found


def only_source(path):
    if os.path.splitext(path)[1] not in C_SUFFIXES | CXX_SUFFIXES | HEADER_SUFFIXES:
        raise Unusable(f"'{path}' is not a C or C++ source")
    return os.path.abspath(path)


def default_flags(path):
    return ["-std=gnu17" if is_c(path) else "-std=c++20", "-pthread"]


def flags_file(file):
    # Clang reads the file the same way: one argument a line, relative to where it lies.
    return str(file.parent), [line.strip() for line in file.read_text().splitlines() if line.strip()]


def is_c(path):
    return os.path.splitext(path)[1] in C_SUFFIXES


def write_database(scratch, plain):
    def arguments(source, flags):
        header = ["-xc++"] if os.path.splitext(source)[1] in HEADER_SUFFIXES else []
        return ["clang" if is_c(source) else "clang++", *header, *flags, source]

    entries = [{"directory": directory, "file": source, "arguments": arguments(source, flags)}
               for source, (directory, flags) in sorted(plain.items())]
    (pathlib.Path(scratch) / DATABASE).write_text(json.dumps(entries))


def project_root(run, scratch):
    """The directory whose headers are the project's own: the repository that holds the sources; without version control
    what the build directory or the current one stands in, where the sources lie below it; else what the sources share."""
    shared = pathlib.Path(os.path.commonpath([os.path.dirname(os.path.realpath(file)) for file in [*run.files, *run.headers]]))
    above = [shared, *shared.parents]
    for directory in above:
        if any((directory / mark).exists() for mark in (".git", ".hg", ".svn")):
            return directory
    build = run.build.resolve()
    around = [] if run.build == pathlib.Path(scratch) else [build.parent, build]
    return next((place for place in [*around, pathlib.Path.cwd()] if place in above and place.name), shared)
