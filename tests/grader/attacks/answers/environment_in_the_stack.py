"""Reads the environment that the program was started with, from above its stack, where it stays when it is cleared.


expect: held
no control: the supervisor itself is started with an empty environment
"""

import ctypes

libc = ctypes.CDLL(None)
libc.strlen.argtypes = [ctypes.c_void_p]
SECRETS = (b"SECRET", b"PASSWORD", b"DATABASE", b"TOKEN", b"HOME=", b"PATH=/", b"USER=", b"AWS", b"LOGNAME")


def solve() -> str:
    # The kernel puts the name of the program last, the environment before it, and two words that end with AT_EXECFN.
    libc.getauxval.argtypes, libc.getauxval.restype = [ctypes.c_ulong], ctypes.c_void_p
    program = libc.getauxval(31)
    if not program:
        return "the name of the program was to be found"
    above = ctypes.string_at(program - 1500, 1500)
    return "escaped" if any(b"\0" + secret in above for secret in SECRETS) else "held"
