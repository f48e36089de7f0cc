"""Has the kernel copy a file, in the place of read and write.

expect: held
without: seccomp -> escaped
"""

import os


def solve() -> str:
    try:
        with open(os.__file__, "rb") as file:
            os.sendfile(1, file.fileno(), 0, 1)
    except OSError:
        return "held"
    return "escaped"
