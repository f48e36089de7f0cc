"""Has the kernel compute for it, and is on no line of its own meanwhile.

expect: finished
charged: 0.1
cpu_seconds: 0.4
no control: time is read outside, from the kernel's own clock of the process
"""

import time


def solve() -> int:
    until = time.process_time() + 0.15
    with open("/dev/urandom", "rb", buffering=0) as file:
        while time.process_time() < until:
            file.read(1 << 16)
    return 1
