"""Lists the mounts by their numbers instead of by /proc.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    return (
        "escaped"
        if libc.syscall(
            458, (24).to_bytes(4, "little") + bytes(4) + b"\xff" * 8 + bytes(8), ctypes.create_string_buffer(80), 10, 0
        )
        != -1
        else "held"
    )
