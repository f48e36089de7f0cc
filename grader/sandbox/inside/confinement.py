"""Giving up rights, for good: identity, descriptors, resources, and all but a few system calls."""

import ctypes
import os
import resource
import signal
import struct

UNPRIVILEGED = 65534
CHANNEL = 3
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP = 1, 4, 24
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _SECCOMP_MODE_FILTER = 22, 38, 2
_CAPABILITIES, _CAPABILITY_VERSION = 64, 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def drop_root() -> None:
    """Become an unprivileged user with an empty bounding set, if started as root."""
    if os.getuid() != 0:
        return
    for capability in range(_CAPABILITIES):
        _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)
    os.setgroups([])
    os.setresgid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
    os.setresuid(UNPRIVILEGED, UNPRIVILEGED, UNPRIVILEGED)
    # That empties all sets but the inheritable one.
    _checked(_libc.capset(struct.pack("Ii", _CAPABILITY_VERSION, 0), bytes(24)), "capset")
    # A change of user clears it, and bubblewrap had set it for --die-with-parent.
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def take_channel() -> int:
    """Move the socket from standard input to CHANNEL, so that input() in a submission cannot eat frames."""
    os.dup2(0, CHANNEL, inheritable=False)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    os.closerange(CHANNEL + 1, 1 << 16)
    return CHANNEL


def limit_resources(*, address_space: int, cpu_seconds: int, file_bytes: int) -> None:
    """Hard limits that the kernel enforces on this process; sizes in bytes."""
    hard = {
        resource.RLIMIT_AS: address_space,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: file_bytes,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_STACK: 8 << 20,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for kind, limit in hard.items():
        resource.setrlimit(kind, (limit, limit))


def lock(program: bytes) -> None:
    """Load the seccomp `program` (classic BPF); from here on no right can be gained."""
    os.environ.clear()
    _prctl(_PR_SET_DUMPABLE, 0)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    filter_program = _Program(len(program) // 8, program)
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(filter_program))


def flush_c_streams() -> None:
    """Write out what C code has printed, so that it belongs to the call that printed it."""
    _libc.fflush(None)


def _prctl(option: int, *arguments: object) -> None:
    padded = [*arguments, *[0] * (4 - len(arguments))]
    words = [ctypes.c_ulong(word) if isinstance(word, int) else word for word in padded]
    _checked(_libc.prctl(option, *words), f"prctl({option})")


def _checked(status: int, what: str) -> None:
    if status != 0:
        raise OSError(ctypes.get_errno(), f"{what} was refused")
