"""Catches whatever might end it, and loops on.

expect: time_limit
no control: nobody would end it
"""


def solve() -> None:
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
