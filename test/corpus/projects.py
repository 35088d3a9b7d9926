"""The source packages of projects.yaml, fetched, unpacked and configured below build/corpus.

Nothing of the machine's apt configuration is changed: apt gets a sources list of its own, made of the repositories that it
already knows. What is there is not made again. Raises `Unusable` with one plain sentence when it cannot help.
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass

import yaml

import checkout
from unusable import Unusable

HERE = pathlib.Path(__file__).resolve().parent
CACHE = checkout.ROOT / "build" / "corpus"
DATABASE = "compile_commands.json"


@dataclass
class Project:
    name: str
    package: str
    packages: list
    database: str
    configure: str = ""
    generate: tuple = ()
    each: str = ""
    flags: str = ""
    root: pathlib.Path = CACHE

    @property
    def source(self):
        return self.root / "source" / re.sub(r"=(\d+:)?", "-", self.package)

    @property
    def build(self):
        return self.root / "configured" / self.name

    def entries(self):
        return json.loads((self.build / DATABASE).read_text())

    def files(self):
        return sorted({entry["file"] for entry in self.entries()})


def load():
    return [Project(row["Name"], row["Package"], row["Packages"], row["Database"], row.get("Configure", ""),
                    tuple(row.get("Generate", ())), row.get("Each", ""), row.get("Flags", ""))
            for row in yaml.safe_load((HERE / "projects.yaml").read_text())]


def prepare(projects):
    for tool in ("apt-get", "dpkg-source"):
        if not shutil.which(tool):
            raise Unusable(f"'{tool}' is not installed: the corpus is made of Debian source packages (it comes with dpkg-dev)")
    missing = [project for project in projects if not (project.build / DATABASE).exists()]
    if not missing:
        return
    checkout.install_packages(sorted({"clang-22", "cmake", "ninja-build", "dpkg-dev", *sum((p.packages for p in missing), [])}))
    for project in missing:
        if not project.source.exists():
            fetch(project)
        checkout.say(f"configuring {project.name}")
        configure(project)


def run(command, directory, why):
    """The standard output of `command`; `why` is the sentence for the user where it fails."""
    done = subprocess.run(command, cwd=directory, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if done.returncode:
        log = CACHE / "failed.log"
        log.write_text(f"$ {shlex.join(map(str, command))}\n{done.stdout}{done.stderr}")
        raise Unusable(f"{why} (see {log})")
    return done.stdout


def apt(*arguments):
    """apt-get with the sources of the repositories that the machine's own configuration names, and lists of its own."""
    private = CACHE / "apt"
    sources = private / "sources.list"
    options = ["-q", "-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=/nonexistent",
               "-o", f"Dir::State::lists={private}/lists", "-o", "APT::Sandbox::User="]
    archive = CACHE / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    if not sources.exists():
        (private / "lists" / "partial").mkdir(parents=True, exist_ok=True)
        sources.write_text(deb_src())
        try:
            run(["apt-get", *options, "update"], archive, "apt-get could not read the lists of Debian source packages")
        except Unusable:
            sources.unlink()
            raise
    return ["apt-get", *options, *arguments], archive


def deb_src():
    release = re.search(r"^VERSION_CODENAME=(\w+)", pathlib.Path("/etc/os-release").read_text(), re.MULTILINE)
    known = run(["apt-get", "indextargets", "--no-release-info", "--format", "$(CREATED_BY) $(REPO_URI) $(RELEASE) $(COMPONENT)"],
                CACHE, "apt-get does not say which repositories this machine uses")
    lines = {f"deb-src {uri} {suite} main\n" for by, uri, suite, component in (line.split() for line in known.splitlines())
             if by == "Packages" and component == "main" and release and re.match(rf"{release[1]}(-updates|-security)?$", suite)}
    if not lines:
        raise Unusable("apt knows no repository of the Debian release that runs here, so there are no source packages to fetch")
    return "".join(sorted(lines))


def fetch(project):
    checkout.say(f"fetching {project.package}")
    command, archive = apt("source", "--download-only", project.package)
    run(command, archive, f"'{project.package}' could not be fetched: the mirror may have a newer version only, "
                          f"then pin that one in test/corpus/projects.yaml and read its findings anew")
    name, version = re.fullmatch(r"([^=]+)=(?:\d+:)?(.+)", project.package).groups()
    unpacked = project.source.with_suffix(".partial")
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.parent.mkdir(parents=True, exist_ok=True)
    run(["dpkg-source", "--no-check", "--no-copy", "-x", archive / f"{name}_{version}.dsc", unpacked], archive,
        f"'{project.package}' could not be unpacked")
    unpacked.rename(project.source)


def configure(project):
    project.build.mkdir(parents=True, exist_ok=True)
    failure = f"{project.name} could not be configured"
    command = project.configure.format(source=shlex.quote(str(project.source)))
    if project.database == "CMake":
        command += " -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_EXPORT_COMPILE_COMMANDS=ON"
        command += " -DCMAKE_C_COMPILER=clang-22 -DCMAKE_CXX_COMPILER=clang++-22"
        run(["sh", "-c", command], project.build, failure)
        if project.generate:
            run(["ninja", *project.generate], project.build, failure)
        return
    if project.database == "Make":
        run(["sh", "-c", command], project.build, failure)
        entries = from_make(run(["make", "-nwk", "V=1"], project.build, failure))
    else:
        flags = shlex.split(run(["sh", "-c", f"echo {project.flags}"], project.build, failure))
        entries = [{"directory": str(project.build), "file": str(file), "arguments": ["clang-22", *flags, str(file)]}
                   for file in sorted(project.source.glob(project.each))]
    if not entries:
        raise Unusable(f"{failure}: nothing in it is compiled")
    (project.build / DATABASE).write_text(json.dumps(entries, indent=1))


def from_make(output):
    """A database of the compilations in what `make -nw` printed, each source once."""
    entries, directories = {}, []
    # automake's way to name a source: `test -f 'a.c' || echo 'srcdir/'`a.c
    output = re.sub(r"`test -f '([^']*)' \|\| echo '([^']*)'`", r"\2", output.replace("\\\n", " "))
    for line in output.splitlines():
        if moved := re.match(r"make(?:\[\d+\])?: (Entering|Leaving) directory '(.*)'", line):
            directories.append(moved[2]) if moved[1] == "Entering" else directories.pop()
            continue
        for command in re.split(r"&&|;", line):
            if not re.search(r"\bclang\b.* -c ", command.replace("clang++", "clang").replace("clang-22", "clang")):
                continue
            words = shlex.split(command)
            begin = next(i for i, word in enumerate(words) if "clang" in word)
            words = words[begin:]
            sources = [word for word in words if re.search(r"\.(c|cc|cpp)$", word)]
            if len(sources) == 1:
                file = os.path.normpath(os.path.join(directories[-1], sources[0]))
                words[words.index(sources[0])] = file
                entries.setdefault(file, {"directory": directories[-1], "file": file, "arguments": words})
    return list(entries.values())
