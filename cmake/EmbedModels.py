"""Writes a C++ source that holds the rows of model files, each by itself and sorted: EmbedModels.py OUTPUT MODEL ...

A row is parsed when a call of its function is met, so what stands in the plugin is the row's own text and the line it stands on.
"""

import pathlib
import sys

import yaml

HEAD = '#include "lib/Models/Embedded.h"\n\nnamespace leak {\n'
ARRAY = """llvm::ArrayRef<{type}> embedded{name}() {{
  static const {type} {name}[] = {{
{items}  }};
  return {name};
}}
"""


def quoted(text):
    return f'R"yaml({text})yaml"'


def sections(text):
    """The top-level keys of a model file, each with its node."""
    return {key.value: node for key, node in yaml.compose(text, yaml.BaseLoader).value}


def text_of(text, node):
    """The text of `node`, which the column that it begins in belongs to."""
    return " " * node.start_mark.column + text[node.start_mark.index:node.end_mark.index].rstrip() + "\n"


def rows(text, model, section):
    for node in section.value if section else []:
        name = next(value.value for key, value in node.value if key.value == "Name")
        yield name.rpartition("::")[2], model, node.start_mark.line + 1, name, text_of(text, node)


def main():
    output, *models = sys.argv[1:]
    heads, functions, types = [], [], []
    for number, path in enumerate(map(pathlib.Path, models)):
        text = path.read_text()
        found = sections(text)
        kept = {key: yaml.serialize(found[key]) for key in ("Library", "Headers", "System", "Prefixes") if key in found}
        head = "".join(f"{key}: {value.removesuffix('...' + chr(10))}" for key, value in kept.items())
        heads.append(f'    {{"{path.name}", {quoted(head)}}},\n')
        functions += rows(text, number, found.get("Functions"))
        types += rows(text, number, found.get("Types"))
    items = {"Models": heads}
    for name, found in (("Functions", functions), ("Types", types)):
        items[name] = [f'    {{"{component}", "{qualified}", {quoted(body)}, {model}, {line}}},\n'
                       for component, model, line, qualified, body in sorted(found)]
    kinds = {"Models": "EmbeddedModel", "Functions": "EmbeddedRow", "Types": "EmbeddedRow"}
    arrays = "".join(ARRAY.format(type=kinds[name], name=name, items="".join(lines)) for name, lines in items.items())
    pathlib.Path(output).write_text(HEAD + arrays + "} // namespace leak\n")


if __name__ == "__main__":
    main()
