"""Raises an error that raises when it is shown.

expect: raised | crashed
no control: it is shown where it was raised, as text that nobody trusts
"""


class Fighting(Exception):
    def __str__(self) -> str:
        raise SystemExit

    __repr__ = __str__


def solve() -> None:
    raise Fighting
