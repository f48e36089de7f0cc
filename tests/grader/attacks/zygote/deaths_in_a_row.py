"""Dies by one forbidden call after another: the zygote is renewed after each, and tested, while others wait.

expect: forbidden
calls: 12
no control: it is about what the others notice, and they are asked after every attack
"""

import ctypes


def solve(x: int) -> None:
    ctypes.CDLL(None).unshare(0x10000000)
