"""Patches Python, numpy and the harness, for the next submission to run on.

expect: held
then: again
no control: every submission has a process of its own
"""

import builtins
import sys

import numpy as np

from grader.sandbox.inside import harness, python
from grader.sandbox.wire import frames, values


def solve() -> str:
    for module in (builtins, np, np.linalg, harness, python, frames, values, sys):
        module.planted = True  # type: ignore[attr-defined]
    np.random.seed(1)
    sys.setrecursionlimit(60)
    return "patched"


def again() -> str:
    modules = (builtins, np, np.linalg, harness, python, frames, values, sys)
    planted = any(hasattr(module, "planted") for module in modules)
    return "escaped" if planted or sys.getrecursionlimit() == 60 else "held"
