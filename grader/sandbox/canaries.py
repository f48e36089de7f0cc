"""Harmless attempts at what must not be possible; runs as a submission, inside.

`attempt(name)` returns "refused" or "succeeded", or ends as EXPECTED says.
"""

import ctypes
import os
import socket
import threading
import time

EXPECTED = {
    # In this order, since find_file needs another process than leave_file: ptrace has ended that one.
    "socket": "refused",
    "unix_socket": "refused",
    "fork": "refused",
    "thread": "refused",
    "execve": "refused",
    "signal": "refused",
    "write_root": "refused",
    "write_packages": "refused",
    "write_shared_memory": "refused",
    "read_host": "refused",
    "read_proc": "refused",
    "leave_file": "refused",
    "ptrace": "forbidden",
    "find_file": "refused",
    "unshare": "forbidden",
    "mount": "forbidden",
    "grow": "memory_limit",
    "loop": "time_limit",
}
HOST_PATHS = ("/etc/passwd", "/root", "/home", "/var", "/sys", "/run", "/boot", "/srv", "/opt")
LEFT = "/tmp/left"


def attempt(name: str) -> str:
    """Try `name`; an OSError or RuntimeError is a refusal."""
    try:
        done = ATTEMPTS[name]()
    except (OSError, RuntimeError):
        return "refused"
    return "refused" if done is False else "succeeded"


def _thread() -> None:
    threading.Thread(target=time.sleep, args=(0,)).start()


def _write(path: str) -> None:
    with open(path, "w") as file:
        file.write("x")


def _leave_file() -> bool:
    _write(LEFT)  # allowed: the question is whether a later process finds it
    return False


def _grow() -> None:
    held = []
    while True:
        held.append(bytes(1 << 20).replace(b"\0", b"\1"))


def _loop() -> None:
    while True:
        pass


def _system(name: str, *arguments: object) -> None:
    if getattr(ctypes.CDLL(None), name)(*arguments) == -1:
        raise OSError(name)


ATTEMPTS = {
    "socket": lambda: socket.socket(socket.AF_INET),
    "unix_socket": lambda: socket.socketpair(),
    "fork": os.fork,
    "thread": _thread,
    "execve": lambda: os.execv("/runtime/python/bin/python3", ["python3", "-c", ""]),
    "signal": lambda: os.kill(-1, 0),
    "write_root": lambda: _write("/canary"),
    "write_packages": lambda: _write("/runtime/packages/numpy/canary"),
    "write_shared_memory": lambda: _write("/dev/shm/canary"),
    "read_host": lambda: any(os.path.exists(path) for path in HOST_PATHS),
    "read_proc": lambda: os.path.exists("/proc/self"),
    "leave_file": _leave_file,
    "find_file": lambda: os.path.exists(LEFT),
    "ptrace": lambda: _system("ptrace", 0, 0, 0, 0),
    "unshare": lambda: _system("unshare", 0x10000000),
    "mount": lambda: _system("mount", b"none", b"/tmp", b"tmpfs", 0, None),
    "grow": _grow,
    "loop": _loop,
}
