"""Returns something that is computed when somebody looks at it.

expect: wrong_type
calls: 2
no control: only exact types are written down
"""

from collections.abc import Iterator
from typing import Any

import numpy as np


class Lazy:
    def __array__(self, *_: Any) -> Any:
        return np.ones(3)


def later() -> Iterator[int]:
    yield 1


def solve(x: int) -> object:
    return Lazy() if x % 2 else later()
