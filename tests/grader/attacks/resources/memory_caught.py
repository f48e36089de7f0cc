"""Catches the want of memory again and again and goes on asking for more.

It may: it is still within its limits, and its time runs out.

expect: time_limit | memory_limit
no control: nobody would end it
"""


def solve() -> None:
    held = []
    while True:
        try:
            held.append(bytearray(1 << 20))
        except MemoryError:
            continue
