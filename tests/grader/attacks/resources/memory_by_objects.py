"""Keeps what it makes, a little at a time, so that no single request is large.

expect: memory_limit
cpu_seconds: 2
no control: memory without limits would endanger the machine
"""


def solve() -> None:
    held = []
    while True:
        held.append([0.5] * 1000)
