"""Returns an object that says it is a list, and an array that is a class of its own.

expect: wrong_type
calls: 2
no control: only exact types are written down, and compared where the object is not
"""

from typing import Any

import numpy as np


class Liar:
    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return list

    def __array_interface__(self) -> dict[str, Any]:
        return {"shape": (1 << 40,), "typestr": "<f8", "data": (0, False), "version": 3}


class Grid(np.ndarray[Any, Any]):
    def __array_function__(self, *_: Any, **__: Any) -> bool:
        return True


def solve(x: int) -> object:
    return Liar() if x % 2 else np.zeros(3).view(Grid)
