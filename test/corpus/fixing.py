"""Applies the fixes to a copy of a project, through the driver as a user would, and looks at what is left.

Every touched file must still be one that clang parses, and a second run must find nothing that it could fix.
"""

import collections
import json
import os
import pathlib
import shutil
import subprocess

import checkout
import projects


class Fixed(collections.namedtuple("Fixed", "touched left bad")):
    def __str__(self):
        return f"{self.touched} files fixed, {self.left} findings left that have no fix"


def parses(entry):
    arguments = entry["arguments"] if "arguments" in entry else ["sh", "-c", f"exec {entry['command']} -fsyntax-only"]
    if "arguments" in entry:
        arguments = [*arguments, "-fsyntax-only"]
    return subprocess.run(arguments, cwd=entry["directory"], stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


def fix(project, plugin):
    copy = projects.CACHE / "fixed" / project.name
    shutil.rmtree(copy, ignore_errors=True)
    copied = projects.Copy(project, copy)
    before = texts(copied.source)
    driver = [checkout.ROOT / "tools" / "leak-tidy", "-j", "1", "-p", copied.build]
    environment = {**os.environ, "LEAK_TIDY_PLUGIN": str(plugin)}
    subprocess.run(["nice", *driver, "--fix"], env=environment, stdin=subprocess.DEVNULL, capture_output=True)
