"""Findings in the forms that CI servers show: GitHub's annotations and JUnit's XML."""

import re
import xml.etree.ElementTree as xml

import findings
import sarif

# What XML cannot hold, not even escaped.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def github(finding, root):
    """The workflow command that annotates the line of a finding or error."""
    def escape(text):
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    properties = {"title": finding.check or None}
    if finding.file:
        properties |= {"file": name(finding.file, root), "line": finding.line or None, "col": finding.column or None}
    said = ",".join(f"{key}={escape(str(value)).replace(':', '%3A').replace(',', '%2C')}"
                    for key, value in properties.items() if value is not None)
    level = "warning" if finding.level == "warning" else "error"
    text = "\n".join([finding.message, *(f"{place(note, root)}: {note.message}" for note in finding.notes)])
    return f"::{level} {said}::{escape(text)}" if said else f"::{level}::{escape(text)}"


def junit(found, errors, files, root, seconds):
    """JUnit's XML: a test case for each finding and error, failed, and one, passed, for each of `files` that has none."""
    clean = sorted(set(map(name_in(root), files)) - {name(each.file, root) for each in [*found, *errors]})
    suite = xml.Element("testsuite", {
        "name": "leak-tidy", "tests": str(len(found) + len(errors) + len(clean)), "failures": str(len(found)),
        "errors": str(len(errors)), "time": f"{seconds:.1f}"})
    for tag, each in [*(("failure", each) for each in found), *(("error", each) for each in errors)]:
        file = name(each.file, root)
        case = xml.SubElement(suite, "testcase", {
            "classname": file or "leak-tidy", "name": f"{each.check or 'error'} at {place(each, root)}", "file": file})
        fault = xml.SubElement(case, tag, {"message": NOT_XML.sub("?", each.message), "type": each.check or "error"})
        fault.text = NOT_XML.sub("?", findings.COLOUR.sub("", each.text))
    for file in clean:
        xml.SubElement(suite, "testcase", {"classname": file, "name": "no findings", "file": file})
    xml.indent(suite)
    return xml.tostring(suite, encoding="utf-8", xml_declaration=True) + b"\n"


def name_in(root):
    return lambda file: name(file, root)


def name(file, root):
    return sarif.relative(file, root) or file


def place(note, root):
    return ":".join(str(part) for part in (name(note.file, root), note.line) if part) or "leak-tidy"
