"""Never returns.

expect: time_limit
no control: nobody would end it
"""


def solve() -> None:
    while True:
        pass
