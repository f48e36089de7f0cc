"""Takes a lease on a file of the runtime: whoever writes to it, to bring it up to date, has to wait.

expect: held
no control: the files of the runtime belong to somebody else
"""

import fcntl
import os


def solve() -> str:
    with open(os.__file__) as file:
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError:
            return "held"
    return "escaped"
