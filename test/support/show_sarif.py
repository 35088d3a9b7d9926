"""Prints a SARIF file in short lines, for FileCheck; or writes its fixes into the files: show_sarif.py [--fix] FILE"""

import json
import pathlib
import sys
import urllib.parse
import urllib.request


def place(location):
    physical = location.get("physicalLocation")
    if not physical:
        return "nowhere"
    region = physical.get("region", {})
    parts = [physical["artifactLocation"]["uri"], region.get("startLine"), region.get("startColumn")]
    return ":".join(str(part) for part in parts if part is not None)


def show(run):
    for rule in run["tool"]["driver"]["rules"]:
        print(f"rule {rule['id']} {rule.get('name')}: {rule.get('shortDescription', {}).get('text')}")
        if "helpUri" in rule:
            page = pathlib.Path(urllib.request.url2pathname(urllib.parse.urlparse(rule["helpUri"]).path)).read_text()
            print(f"  help {'is' if page == rule['help']['markdown'] else 'is not'} the page")
            print(f"  why: {rule['fullDescription']['text']}")
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
        print(f"{result['level']} {rule} {result['ruleId'] == rule}", *map(place, result["locations"]),
              result.get("baselineState", "no baseline"), result["message"]["text"])
        for related in result.get("relatedLocations", []):
            print(f"  note {place(related)} {related['message']['text']}")
        for flow in result.get("codeFlows", []):
            for thread in flow["threadFlows"]:
                steps = [step["location"] for step in thread["locations"]]
                print("  flow", " > ".join(f"{place(step)} {step['message']['text']}" for step in steps))
        for fix in result.get("fixes", []):
            print(f"  fix {fix['description']['text']}")
            for change in fix["artifactChanges"]:
                for edit in change["replacements"]:
                    begin_end = ":".join(str(edit["deletedRegion"][key])
                                         for key in ("startLine", "startColumn", "endLine", "endColumn"))
                    print(f"    edit {change['artifactLocation']['uri']}:{begin_end} {edit['insertedContent']['text']!r}")
    invocation = run["invocations"][0]
    print(f"ended {invocation['executionSuccessful']} {invocation['exitCode']}")
    for notification in invocation["toolExecutionNotifications"]:
        print(f"{notification['level']}", *map(place, notification.get("locations", [])), notification["message"]["text"])


def offset(text, line, column):
    """The byte in `text` of a line and a column in UTF-16 code units."""
    lines = text.splitlines(keepends=True)
    inside = lines[line - 1].decode().encode("utf-16-le")[:2 * (column - 1)].decode("utf-16-le")
    return sum(map(len, lines[:line - 1])) + len(inside.encode())


def fix(run):
    base = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    edits = {}
    for result in run["results"]:
        for change in result["fixes"][0]["artifactChanges"]:
            uri = urllib.parse.urljoin(base, change["artifactLocation"]["uri"])
            file = pathlib.Path(urllib.request.url2pathname(urllib.parse.urlparse(uri).path))
            for edit in change["replacements"]:
                region = edit["deletedRegion"]
                begin = offset(file.read_bytes(), region["startLine"], region["startColumn"])
                end = offset(file.read_bytes(), region["endLine"], region["endColumn"])
                edits.setdefault(file, set()).add((begin, end, edit["insertedContent"]["text"]))
    for file, changes in edits.items():
        text = file.read_bytes()
        for begin, end, new in sorted(changes, reverse=True):
            text = text[:begin] + new.encode() + text[end:]
        file.write_bytes(text)


for each in json.loads(pathlib.Path(sys.argv[-1]).read_text())["runs"]:
    fix(each) if "--fix" in sys.argv else show(each)
