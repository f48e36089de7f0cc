"""Raises an error with a text of megabytes, caused by another, caused by another.

expect: raised
cpu_seconds: 1
no control: what is said of an error is cut to a length
"""


def solve(depth: int = 60) -> None:
    if depth:
        try:
            solve(depth - 1)
        except ValueError as error:
            raise ValueError("x" * 100_000) from error
    raise ValueError("\x1b[2J\0\ud800" * 100)
