"""Runs a command and requires its exit status: exits.py STATUS COMMAND ..."""

import subprocess
import sys

status = subprocess.run(sys.argv[2:]).returncode
if status != int(sys.argv[1]):
    sys.exit(f"exit status {status} where {sys.argv[1]} was expected: {' '.join(sys.argv[2:])}")
