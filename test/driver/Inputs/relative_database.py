"""Writes ROOT/compile_commands.json, in which each DIRECTORY below ROOT compiles its own leaky.cpp."""

import json
import pathlib
import sys

root, *directories = sys.argv[1:]
(pathlib.Path(root) / "compile_commands.json").write_text(json.dumps([
    {"directory": f"{root}/{directory}", "file": "leaky.cpp", "command": "g++ -std=c++20 -pthread -c leaky.cpp"}
    for directory in directories]))
