"""Holds SARIF files to the schema that the standard publishes: validate_sarif.py SCHEMA FILE ..."""

import json
import pathlib
import sys

import jsonschema

schema, *files = (json.loads(pathlib.Path(file).read_text()) for file in sys.argv[1:])
validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
faults = [(file, fault) for file, document in zip(sys.argv[2:], files) for fault in validator.iter_errors(document)]
for file, fault in faults:
    print(f"{file}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}", file=sys.stderr)
if not files:
    sys.exit("there is no file to hold to the schema")
sys.exit(bool(faults))
