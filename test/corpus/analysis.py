"""Runs the plugin over every source of a project: what it finds, what it cannot parse, and what it costs.

The result of each source is kept below build/corpus, under the plugin that made it, so that a run goes on where the last
one stopped.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import tempfile
from dataclasses import dataclass

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SECONDS = 600


@dataclass(frozen=True, order=True)
class Finding:
    project: str
    file: str
    line: int
    check: str
    message: str
    fix: bool
    code: str


@dataclass
class Result:
    file: str
    findings: list
    errors: list
    crash: str
    seconds: float


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def analyse(project, plugin, store, config, jobs, step, files=None):
    """The Result of each source, or of `files`; `config` is clang-tidy's, `step` is called after each source that was not known
    before."""
    directory = store / digest(plugin.read_bytes() + config.encode()) / project.name
    directory.mkdir(parents=True, exist_ok=True)
    entries = project.entries()

    def one(file):
        told = json.dumps([entry for entry in entries if entry["file"] == file])
        kept = directory / f"{digest(told.encode())}.json"
        if not kept.exists():
            result = run_clang_tidy(project, plugin, config, file)
            kept.with_suffix(".new").write_text(json.dumps(result))
            kept.with_suffix(".new").rename(kept)
            step(project, file)
        result = json.loads(kept.read_text())
        result["findings"] = [Finding(**finding) for finding in result["findings"]]
        return Result(**result)

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(one, project.files() if files is None else files))


def run_clang_tidy(project, plugin, config, file):
    with tempfile.TemporaryDirectory() as scratch:
        exports = pathlib.Path(scratch) / "exports.yaml"
        usage = pathlib.Path(scratch) / "usage"
        command = ["nice", "clang-tidy-22", f"--load={plugin}", "--quiet", "--checks=-*,leak-*", f"--config={config}",
                   f"--header-filter=^{re.escape(str(project.source))}/", f"--export-fixes={exports}", "-p", str(project.build),
                   file]
        timed = ["bash", "-c", 'TIMEFORMAT="%U %S"; { time "${@:2}" 2>&3; } 3>&2 2>"$1"', "bash", str(usage), *command]
        try:
            done = subprocess.run(timed, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                                  timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return {"file": file, "findings": [], "errors": [], "crash": f"it ran for more than {SECONDS} s", "seconds": SECONDS}
        exported = (yaml.load(exports.read_text(), LOADER) if exports.exists() else None) or {}
        seconds = sum(map(float, usage.read_text().split()))
    crash = ""
    if done.returncode > 128 or "PLEASE submit a bug report" in done.stderr:
        crash = next((line for line in done.stderr.splitlines() if line.strip()), "clang-tidy crashed")
    findings, errors = [], []
    for diagnostic in exported.get("Diagnostics") or []:
        message = diagnostic["DiagnosticMessage"]
        name = diagnostic["DiagnosticName"]
        if name == "clang-diagnostic-error":
            errors.append(message["Message"])
        elif name.startswith("leak-"):
            path = os.path.realpath(os.path.join(diagnostic["BuildDirectory"], message["FilePath"]))
            text = pathlib.Path(path).read_bytes()
            line = text.count(b"\n", 0, message["FileOffset"]) + 1
            code = " ".join(text.split(b"\n")[line - 1].decode(errors="replace").split())
            findings.append({"project": project.name, "file": os.path.relpath(path, project.source), "line": line, "check": name,
                             "message": message["Message"], "fix": bool(message.get("Replacements")), "code": code})
    # -Werror in the project's flags makes errors of the compiler's own warnings.
    promoted = any(diagnostic["Level"] == "Error" for diagnostic in exported.get("Diagnostics") or [])
    if done.returncode and not promoted and not crash:
        crash = f"clang-tidy ended with status {done.returncode}: {done.stderr.strip()[:300]}"
    return {"file": file, "findings": findings, "errors": errors, "crash": crash, "seconds": seconds}


def distinct(results):
    """The findings of all results, each once however many sources include it."""
    return sorted(set().union(*(result.findings for result in results)))
