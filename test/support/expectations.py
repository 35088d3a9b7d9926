"""What a test source says beside its lines that leak-dump prints about them.

    poll(fds, 1, -1);     // row: poll/3 Wait unbounded
    std::async(work);     // row: std::async Spawn; std::async Make bounded on return
                          // row: ... a comment of its own belongs to the nearest line of code above it
    std::thread t(work);  // runs: work, helper
    std::thread t(work);  // starts: work joined in t
"""

import re

SEPARATOR = {"row": ";", "runs": ",", "starts": ";", "path": ";"}


def expectations(file, word):
    """The pairs (line, text) of `file` for the comment `word`, each once."""
    found = set()
    code = 0
    for number, line in enumerate(file.read_text().splitlines(), 1):
        before, mark, after = re.sub(rf"// *{word}: ", "\0", line).partition("\0")
        if before.strip() and not before.strip().startswith("//"):
            code = number
        if mark:
            found |= {(code, text.strip()) for text in after.split(SEPARATOR[word])}
    return found
