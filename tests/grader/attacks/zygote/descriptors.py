"""Looks for a descriptor of the zygote's that it inherited: its control, a folder, a process.

expect: held
without: descriptors -> escaped
"""

import os


def solve() -> str:
    for number in range(4, 1024):
        try:
            os.fstat(number)
        except OSError:
            continue
        return "escaped"
    return "held"
