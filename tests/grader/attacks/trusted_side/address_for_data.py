"""Returns an array whose data is at an address of its choice, by the interface that numpy offers.

expect: crashed | output_limit | raised
no control: it reads its own memory, and that alone
"""

from typing import Any

import numpy as np


class Anywhere:
    __array_interface__: dict[str, Any] = {
        "shape": (100,),
        "typestr": "<u8",
        "data": (0xDEAD0000, False),
        "version": 3,
    }


def solve() -> object:
    return np.asarray(Anywhere()).copy()
