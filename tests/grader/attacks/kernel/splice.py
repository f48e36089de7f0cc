"""Splices a page of a read-only file into a pipe, as Dirty Pipe did to write to it.

expect: held
without: seccomp -> escaped
"""

import os


def solve() -> str:
    try:
        _, writable = os.pipe()
        with open(os.__file__, "rb") as file:
            os.splice(file.fileno(), writable, 1, offset_src=0)
    except OSError:
        return "held"
    return "escaped"
