"""Doubles a string.

expect: memory_limit
no control: memory without limits would endanger the machine
"""


def solve() -> None:
    text = "x"
    while True:
        text += text
