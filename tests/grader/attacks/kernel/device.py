"""Makes a device of its own: the host's first disk.

expect: held
no control: devices are of the host: no right within a namespace makes one
"""

import os


def solve() -> str:
    try:
        os.mknod("/tmp/disk", 0o600 | 0o060000, os.makedev(8, 0))
    except OSError:
        return "held"
    return "escaped"
