"""Leaves files for the next submission wherever one can be written.

expect: held
then: again
without: scratch read_only_root landlock -> escaped
"""

import os
import sys

FOLDERS = ("/tmp", "/dev/shm", "/var/tmp", "/", "/dev", "/runtime", *filter(os.path.isdir, sys.path))


def solve() -> str:
    for folder in FOLDERS:
        try:
            with open(f"{folder}/left_for_you.py", "w") as file:
                file.write("x = 1")
        except OSError:
            continue
    return "left"


def again() -> str:
    return "escaped" if any(os.path.exists(f"{folder}/left_for_you.py") for folder in FOLDERS) else "held"
