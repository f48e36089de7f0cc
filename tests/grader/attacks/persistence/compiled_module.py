"""Leaves a compiled module in the place of one that the next submission imports.

expect: held
then: again
no control: the files belong to somebody else; persistence/file_for_the_next takes the layers away
"""

import importlib.util
import os
import sys


def solve() -> str:
    for name in ("colorsys", "this", "chunk"):
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            cached = importlib.util.cache_from_source(spec.origin)
            try:
                os.makedirs(os.path.dirname(cached), exist_ok=True)
                with open(cached, "wb") as file:
                    file.write(b"evil")
            except OSError:
                continue
            return "escaped"
    return "left"


def again() -> str:
    import colorsys

    return "escaped" if "evil" in vars(colorsys) or sys.flags.dont_write_bytecode == 0 else "held"
