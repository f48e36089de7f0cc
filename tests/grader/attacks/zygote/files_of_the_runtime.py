"""Maps a file of the runtime shared and writable, to change the code that all submissions run.

expect: held
no control: the files belong to somebody else, the mounts are read-only, and Landlock says the same
"""

import mmap
import os

import numpy as np

from grader.sandbox.inside import harness


def solve() -> str:
    for path in (os.__file__, np.__file__, harness.__file__):
        try:
            with open(path, "r+b") as file:
                mmap.mmap(file.fileno(), 0)
        except OSError:
            continue
        return "escaped"
    return "held"
