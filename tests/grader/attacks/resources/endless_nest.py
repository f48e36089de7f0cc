"""Returns a list that contains itself.

expect: wrong_type
no control: the harness counts levels, and the trusted side does too
"""


def solve() -> object:
    nest: list[object] = []
    nest.append(nest)
    return nest
