"""Climbs the frames of the harness and looks at its variables for the input of the next call.

expect: held
calls: 2
no control: later inputs are outside until an answer has come
"""

import sys
from types import FrameType


def solve(x: int) -> str:
    seen = ""
    frame: FrameType | None = sys._getframe()
    while frame:
        seen += repr(frame.f_locals)
        frame = frame.f_back
    if str(x) not in seen:
        return "the present input was to be found"
    return "escaped" if str(x + 1) in seen else "held"
