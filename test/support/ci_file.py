"""Runs what a CI server would run of a YAML block in a page of the documentation, in the current directory.

usage: ci_file.py [--print] [--number N] PAGE NAME

NAME is what the block names itself, the N-th of that name (default: 1); --print only prints it. Installers are stubs that say what
they are called with; the steps that make leak-tidy are left out, as if the server's cache had it in .leak-tidy.
The status is that of the first command that fails, and all that the file collects must be there.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

import docs_test

# What GitHub's actions collect or bring; the rest of what they do is the server's.
ACTIONS = {"actions/checkout", "actions/cache", "github/codeql-action/upload-sarif"}
STUBS = ("apt-get", "curl", "tee")
CACHE_HIT = "steps.tool.outputs.cache-hit != 'true'"


def block(page, name, number):
    found = [each.text for each in docs_test.blocks_of(page) if each.text.split("\n", 1)[0] == f"# {name}"]
    if len(found) < number:
        sys.exit(f"{page} has no block {number} named '{name}'")
    return found[number - 1]


def github(document):
    """(commands, environment) for each step that runs, and what is collected."""
    steps, collected = [], []
    for job in document["jobs"].values():
        for step in job["steps"]:
            if "uses" in step:
                if step["uses"].split("@")[0] not in ACTIONS:
                    sys.exit(f"'{step['uses']}' is not an action that this test knows")
                collected += [step["with"]["sarif_file"]] if "sarif_file" in step.get("with", {}) else []
            elif step.get("if") != CACHE_HIT:
                steps.append((step["run"], document.get("env", {})))
    return steps, collected


def gitlab(document):
    steps, collected = [], []
    for job in document.values():
        commands = "\n".join([*job.get("before_script", []), *job["script"]])
        steps.append((commands, job.get("variables", {})))
        artifacts = job.get("artifacts", {})
        collected += [*artifacts.get("paths", []), *artifacts.get("reports", {}).values()]
    return steps, collected


def run(steps, stubs):
    for stub in STUBS:
        file = pathlib.Path(stubs) / stub
        file.write_text(f'#!/bin/sh\necho "{stub} is called: $*"\n[ {stub} != tee ] || cat > /dev/null\n')
        file.chmod(0o755)
    for commands, variables in steps:
        if "${{" in commands:
            sys.exit("a command holds an expression, which only the server can read")
        environment = {**os.environ, **{key: str(value) for key, value in variables.items()},
                       "PATH": os.pathsep.join([stubs, os.environ["PATH"]])}
        status = subprocess.run(["sh", "-e", "-c", commands], env=environment, stdin=subprocess.DEVNULL).returncode
        if status:
            return status
    return 0


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--number", type=int, default=1)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("name")
    options = parser.parse_args()
    text = block(options.page, options.name, options.number)
    if options.print:
        print(text, end="")
        return 0
    document = yaml.safe_load(text)
    steps, collected = github(document) if "jobs" in document else gitlab(document)
    with tempfile.TemporaryDirectory() as stubs:
        status = run(steps, stubs)
    missing = [file for file in collected if not re.search(r"[*$]", file) and not os.path.isfile(file)]
    if missing or not collected:
        sys.exit(f"there is no {missing[0]} to collect" if missing else "nothing is collected")
    return status


if __name__ == "__main__":
    sys.exit(main())
