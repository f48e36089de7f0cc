"""Leaves an argument behind whose deletion takes for ever.

expect: time_limit
no control: nobody would end it
"""


class Slow:
    def __del__(self) -> None:
        while True:
            pass


def solve() -> str:
    Slow()
    return "escaped"
