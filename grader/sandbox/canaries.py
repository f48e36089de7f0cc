"""Harmless attempts at what must not be possible; runs as a submission, inside.

`attempt(name)` returns "refused" or "succeeded", or ends as EXPECTED says.
"""

import contextlib
import ctypes
import os
import resource
import socket
import sys
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
    "set_limit": "refused",
    "write_root": "refused",
    "write_packages": "refused",
    "write_shared_memory": "refused",
    "read_host": "refused",
    "read_proc": "refused",
    "list_root": "refused",
    "environment": "refused",
    "descriptors": "refused",
    "leave_file": "refused",
    "ptrace": "forbidden",
    "find_file": "refused",
    "unshare": "forbidden",
    "mount": "forbidden",
    "grow": "memory_limit",
    "loop": "time_limit",
}
PROGRAMS = frozenset({"execve"})  # what a runtime that starts programs may do
BRIEF = {"loop"}  # stopped after little time
# Only Landlock keeps a process from listing its own empty root.
# Without a /tmp of its own there is the host's, in which anybody may have left such a file.
NEEDS = {"list_root": "landlock", "leave_file": "scratch", "find_file": "scratch"}
HOST_FILES = ("/etc/passwd", "/etc/hostname", "/sys/kernel/uevent_seqnum")
HOST_FOLDERS = ("/root", "/home", "/var", "/sys", "/run", "/boot", "/srv", "/opt", "/etc")
LEFT = "/tmp/left"
_MEGABYTES = 256


def attempt(name: str) -> str:
    """Try `name`; an OSError, RuntimeError or ValueError is a refusal."""
    try:
        done = ATTEMPTS[name]()
    except (OSError, RuntimeError, ValueError):
        return "refused"
    return "refused" if done is False else "succeeded"


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _thread() -> None:
    threading.Thread(target=time.sleep, args=(0,)).start()


def _write(path: str) -> None:
    with open(path, "w") as file:
        file.write("x")


def _leave_file() -> bool:
    with contextlib.suppress(OSError):
        _write(LEFT)  # allowed, where there is a /tmp of its own: the question is whether a later process finds it
    return False


def _host() -> bool:
    return any(map(_opens, HOST_FILES)) or any(map(_lists, HOST_FOLDERS))


def _opens(path: str) -> bool:
    try:
        with open(path, "rb"):
            return True
    except OSError:
        return False


def _lists(path: str) -> bool:
    try:
        os.listdir(path)
    except OSError:
        return False
    return True


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _grow() -> None:
    held = []
    for _ in range(_MEGABYTES // 8):
        held.append(bytes(8 << 20))


def _loop() -> None:
    while True:
        pass


def _system(name: str, *arguments: object) -> None:
    if getattr(ctypes.CDLL(None), name)(*arguments) == -1:
        raise OSError(name)


ATTEMPTS = {
    "socket": lambda: socket.socket(socket.AF_INET),
    "unix_socket": lambda: socket.socketpair(),
    "fork": _fork,
    "thread": _thread,
    "execve": lambda: os.execv(sys.executable, ["python3", "-c", ""]),
    "signal": lambda: os.kill(-1, 0),
    "set_limit": lambda: resource.setrlimit(resource.RLIMIT_CPU, (1, 1)),
    "write_root": lambda: _write("/canary"),
    "write_packages": lambda: _write(f"{os.path.dirname(os.__file__)}/canary"),
    "write_shared_memory": lambda: _write("/dev/shm/canary"),
    "read_host": _host,
    "read_proc": lambda: _opens("/proc/self/status") or _lists("/proc"),
    "list_root": lambda: _lists("/"),
    "environment": lambda: bool(os.environ),
    "descriptors": lambda: any(map(_is_open, range(4, 256))),
    "leave_file": _leave_file,
    "find_file": lambda: os.path.exists(LEFT),
    "ptrace": lambda: _system("ptrace", 0, 0, 0, 0),
    "unshare": lambda: _system("unshare", 0x10000000),
    "mount": lambda: _system("mount", b"none", b"/tmp", b"tmpfs", 0, None),
    "grow": _grow,
    "loop": _loop,
}
