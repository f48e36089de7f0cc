"""Traces the functions of the harness, to be called with their variables when the next answer is due.

expect: finished, held
calls: 2
no control: the harness holds nothing but the present input
"""

import sys
from types import FrameType
from typing import Any

seen: list[str] = []


def spy(frame: FrameType, event: str, argument: Any) -> Any:
    seen.append(repr(frame.f_locals)[:5000] + repr(argument)[:5000])
    return spy


def solve(x: int) -> str:
    if not seen:
        sys.settrace(spy)
        sys.setprofile(spy)
        return "watching"
    sys.settrace(None)
    sys.setprofile(None)
    return "escaped" if any(str(x + 1) in said for said in seen) else "held"
