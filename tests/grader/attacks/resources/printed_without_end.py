"""Prints without end.

expect: output_limit
no control: somebody has to keep what is printed, or throw it away
"""


def solve() -> None:
    while True:
        print("x" * 1000)
