"""Leaves files that Python reads when it starts: of the user, of the site, of the folder it is in.

expect: held
without: scratch read_only_root landlock -> escaped
"""

import os
import sys


def solve() -> str:
    names = ("usercustomize.py", "sitecustomize.py", "python.pth", ".pythonrc.py")
    for folder in (os.getcwd(), os.path.expanduser("~"), *sys.path):
        for name in names:
            path = os.path.join(folder, name)
            try:
                with open(path, "w") as file:
                    file.write("raise SystemExit")
            except OSError:
                continue
            if not path.startswith("/tmp"):
                return "escaped"
    return "held"
