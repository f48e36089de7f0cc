"""Watches shared folders with inotify and fanotify for what others read there.

expect: held
without: seccomp -> escaped
"""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    watch = libc.inotify_init()
    if watch != -1 and libc.inotify_add_watch(watch, os.path.dirname(os.__file__).encode(), 1) != -1:
        return "escaped"
    return "escaped" if libc.fanotify_init(0x200, 0) != -1 else "held"
