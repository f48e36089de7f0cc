"""Opens files of the host by handle instead of by path, as Shocker did to leave Docker.

expect: held
without: seccomp -> escaped
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def solve() -> str:
    handle = ctypes.create_string_buffer((128).to_bytes(4, "little"), 136)
    mount = ctypes.c_int()
    status = libc.name_to_handle_at(-100, b"/usr/lib", handle, ctypes.byref(mount), 0)
    return "escaped" if status == 0 else "held"
