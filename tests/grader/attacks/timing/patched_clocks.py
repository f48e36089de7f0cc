"""Patches every clock that Python has to stand still, and computes meanwhile.

expect: finished
charged: 0.1
cpu_seconds: 0.4
no control: time is read outside, from the kernel's own clock of the process
"""

import time

clock = time.process_time


def solve() -> int:
    for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time", "time_ns", "perf_counter_ns"):
        setattr(time, name, lambda: 0)
    until = clock() + 0.15
    while clock() < until:
        pass
    return 1
