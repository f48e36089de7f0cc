"""Looks through everything that the garbage collector knows for the input of the next call.

expect: held
calls: 2
no control: later inputs are outside until an answer has come
"""

import gc


def solve(x: int) -> str:
    known = repr([thing for thing in gc.get_objects() if type(thing) in (list, dict, tuple, bytes)])
    if str(x) not in known:
        return "the present input was to be found"
    return "escaped" if str(x + 1) in known else "held"
