"""Fragments its memory: keeps every second of many small blocks, so that none can be given back.

expect: memory_limit | raised
cpu_seconds: 2
no control: memory without limits would endanger the machine
"""


def solve() -> None:
    held = []
    while True:
        blocks = [bytes(700 + number) for number in range(400)]
        held.append(blocks[::2])
