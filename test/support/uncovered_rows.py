"""Names every row of the models that no test source expects, in each verdict that it can have.

usage: uncovered_rows.py LEAK_DUMP FILE...

The expectations are the comments `// row: ...` of the sources that check_dump.py runs on; it sees to it that they are true.
"""

import pathlib
import subprocess
import sys

import expectations


def main():
    dump, *files = sys.argv[1:]
    rows = subprocess.run([dump, "rows"], capture_output=True, text=True, check=True).stdout.splitlines()
    files = [pathlib.Path(file) for file in files]
    unchecked = [str(file) for file in files if "RUN: %check_dump effects %s" not in file.read_text()]
    if unchecked or not rows or not files:
        sys.exit(f"nothing checks the expectations of {' '.join(unchecked)}" if unchecked else "there is nothing to compare")
    # Of some rows nothing but "perhaps" can be said: a deadline that is no constant is surely not the one that never comes.
    covered = {text.split(" on ")[0].replace("perhaps bounded", "bounded")
               for file in files for _, text in expectations.expectations(file, "row")}
    uncovered = [row for row in rows if row.split(": ", 1)[1] not in covered]
    if uncovered:
        sys.exit("rows without a test in test/models:\n" + "\n".join(uncovered))
    print(f"{len(rows)} rows covered")


if __name__ == "__main__":
    main()
