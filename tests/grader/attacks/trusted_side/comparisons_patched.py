"""Patches whatever compares: numpy's functions, Python's all, the operators of its own result.

expect: finished
no control: nobody compares here
"""

import builtins

import numpy as np


def solve() -> object:
    for name in ("allclose", "array_equal", "array_equiv", "isclose"):
        setattr(np, name, lambda *_, **__: True)
    np.testing.assert_allclose = lambda *_, **__: None
    builtins.all = lambda *_: True
    return np.zeros(3)
