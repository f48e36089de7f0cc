"""Has the kernel tell it whenever another submission reads a file of the runtime (F_NOTIFY).

expect: held
beside: victim
without: seccomp -> escaped
"""

import fcntl
import json
import os
import signal
import time

seen: list[int] = []


def victim() -> str:
    for _ in range(5):
        time.sleep(0.05)
        with open(json.__file__) as file:
            file.read()
    return "unharmed"


def solve() -> str:
    signal.signal(signal.SIGIO, lambda number, frame: seen.append(number))
    folder = os.open(os.path.dirname(json.__file__), os.O_RDONLY)
    try:
        fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_ACCESS | fcntl.DN_MULTISHOT)
    except OSError:
        return "held"
    time.sleep(0.1)
    return "escaped" if seen else "held"
