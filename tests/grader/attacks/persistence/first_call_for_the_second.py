"""Remembers, in the files of /tmp, what it was asked: the next process of the same submission finds out more.

expect: crashed, held
calls: 2
no control: a new process has a /tmp of its own; persistence/file_for_the_next takes the layers away
"""

import os


def solve(x: int) -> str:
    if os.path.exists("/tmp/asked"):
        return "escaped"
    if x % 10 == 1:
        try:
            with open("/tmp/asked", "w") as file:
                file.write(str(x))
        finally:
            os._exit(1)
    return "held"
