"""The system calls that Python has no function for, by way of the C library."""

import ctypes
import fcntl
import os
import signal

HIGH = 100
NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000  # mount, cgroup, uts, ipc
NEW_PROCESSES = 0x20000000
_NO_SUID_NO_DEVICES_NO_EXEC = 2 | 4 | 8
_REMOUNT_READ_ONLY = 1 | 32 | 4096
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 24, 38
_SECCOMP_MODE_FILTER = 2
_CAPABILITIES = 64
_CAPABILITY_HEADER = (0x20080522).to_bytes(4, "little") + bytes(4)

# PyDLL keeps the interpreter's lock: there is no other thread that could use it meanwhile.
libc = ctypes.PyDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def unshare(namespaces: int) -> None:
    checked(libc.unshare(namespaces), "unshare")


def set_process_namespace(descriptor: int) -> None:
    """Processes that are started from now on belong to the namespace of that process."""
    checked(libc.setns(descriptor, NEW_PROCESSES), "setns")


def mount_scratch(path: str, size: int, files: int) -> None:
    """An empty file system in memory, limited in bytes and in files."""
    options = f"size={size},nr_inodes={files},mode=0777".encode()
    checked(libc.mount(b"tmpfs", path.encode(), b"tmpfs", _NO_SUID_NO_DEVICES_NO_EXEC, options), "mount")


def make_read_only(path: str) -> None:
    """A mount of this process's own can be written no more."""
    checked(libc.mount(None, path.encode(), None, _REMOUNT_READ_ONLY | _NO_SUID_NO_DEVICES_NO_EXEC, None), "remount")


def open_high(path: str, flags: int) -> int:
    """Open a path at a number that no child gives to its own descriptors."""
    low = os.open(path, flags)
    try:
        return fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, HIGH)
    finally:
        os.close(low)


def close_from(first: int) -> None:
    """Close every descriptor from `first` on."""
    checked(libc.close_range(first, 0xFFFFFFFF, 0), "close_range")


def drop_bounding_set() -> None:
    """What could ever be had. Numbers that this kernel does not know are refused, and do no harm."""
    for number in range(_CAPABILITIES):
        libc.prctl(_PR_CAPBSET_DROP, number, 0, 0, 0)


def drop_capabilities() -> None:
    """All sets but the bounding set."""
    checked(libc.capset(_CAPABILITY_HEADER, bytes(24)), "capset")


def forbid_new_privileges() -> None:
    checked(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


def die_with_parent() -> None:
    """Killed when the zygote ends. A change of user or of dumps would undo it, so it comes after those."""
    checked(libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "pdeathsig")


def forbid_dumps() -> None:
    checked(libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")


def load_filter(program: bytes) -> None:
    """A seccomp program (classic BPF), for good."""
    filter_program = _Program(len(program) // 8, program)
    status = libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), ctypes.byref(filter_program))
    checked(status, "seccomp")


def flush_c_streams() -> None:
    """Write out what C code has printed, so that it belongs to the call that printed it."""
    libc.fflush(None)


def checked(status: int, what: str) -> int:
    """The status of a system call; raises OSError for -1."""
    if status == -1:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")
    return status
