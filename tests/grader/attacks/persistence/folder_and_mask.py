"""Leaves the next submission in another folder, with another mask for files.

expect: held
then: again
no control: every submission has a process of its own
"""

import os


def solve() -> str:
    os.umask(0o777)
    os.chdir("/usr/lib")
    return "left"


def again() -> str:
    return "escaped" if os.umask(0o022) == 0o777 or os.getcwd() == "/usr/lib" else "held"
