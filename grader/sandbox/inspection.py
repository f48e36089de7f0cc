"""What the kernel says about a process, read from outside, where the process cannot lie.

All of these raise an OSError for a process that has ended.
"""

import os
import time
from pathlib import Path

from grader.sandbox.layers import Layer

NAMESPACES = ("pid", "mnt", "ipc", "uts", "cgroup")
_CAPABILITY_SETS = ("CapInh", "CapPrm", "CapEff", "CapAmb", "CapBnd")
_LIMITED = ("Max address space", "Max cpu time", "Max file size", "Max open files", "Max core file size")


def status(pid: int) -> dict[str, str]:
    """The fields of /proc/<pid>/status."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def unconfined(fields: dict[str, str], layers: frozenset[Layer]) -> list[str]:
    """What a process's status shows to be missing of `layers`; empty if all is well."""
    found = []
    if Layer.CAPABILITIES in layers:
        # An ordinary user may not empty the bounding set; without new privileges, nothing comes of it.
        sets = _CAPABILITY_SETS if Layer.NAMESPACES in layers else _CAPABILITY_SETS[:-1]
        found += [f"{name} is {fields[name]}" for name in sets if int(fields[name], 16) != 0]
    if Layer.NO_NEW_PRIVILEGES in layers and fields["NoNewPrivs"] != "1":
        found.append("NoNewPrivs is not set")
    if Layer.SECCOMP in layers and fields["Seccomp"] != "2":
        found.append("no seccomp filter is loaded")
    if "0" in fields["Uid"].split():
        found.append("it runs as root")
    if fields["Threads"] != "1":
        found.append(f"it has {fields['Threads']} threads")
    return found


def exposed(pid: int, zygote: int, layers: frozenset[Layer]) -> list[str]:
    """What else is missing: slower to find out, and the same for all children of one zygote."""
    found = []
    if Layer.NAMESPACES in layers:
        found += [f"it shares the {name} namespace" for name in NAMESPACES if _same(name, pid, zygote)]
    if Layer.NETWORK in layers and _same("net", pid, os.getpid()):
        found.append("it shares the network of the host")
    if {Layer.READ_ONLY_ROOT, Layer.SCRATCH} & layers:
        found += _mounts(pid, layers)
    if Layer.UNDUMPABLE in layers and os.stat(f"/proc/{pid}/status").st_uid == int(status(pid)["Uid"].split()[1]):
        found.append("others of its user may look into it")
    if Layer.CGROUP in layers and f"/{pid}\n" not in Path(f"/proc/{pid}/cgroup").read_text():
        found.append("it is in no cgroup of its own")
    if Layer.LIMITS in layers:
        lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
        found += [f"{name.lower()} is not limited" for name in _LIMITED if not _limited(name, lines)]
    return found


def peak_memory(pid: int) -> int:
    """The most bytes that the process has had in memory at once."""
    _, found, rest = Path(f"/proc/{pid}/status").read_bytes().partition(b"VmHWM:")
    if not found:
        raise ProcessLookupError(f"process {pid} has ended")
    return int(rest[: rest.index(b"k")]) * 1024


def memory(fields: dict[str, str], pid: int) -> tuple[int, int]:
    """From a process's status: bytes of address space, and the most bytes that were in memory at once."""
    return _kilobytes(fields, "VmSize", pid), _kilobytes(fields, "VmHWM", pid)


def cpu_seconds(pid: int) -> float:
    """The CPU time that the process has used, from its own kernel clock (see clock_getcpuclockid(3))."""
    return time.clock_gettime((~pid << 3) | 2)


def pid_of(pidfd: int) -> int:
    """The process id, as this process sees it, of the process that a pidfd stands for."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        if line.startswith("Pid:") and (pid := int(line.split()[1])) > 0:
            return pid
    raise ProcessLookupError("the process has ended")


def _kilobytes(fields: dict[str, str], name: str, pid: int) -> int:
    if name not in fields:
        raise ProcessLookupError(f"process {pid} has ended")
    return int(fields[name].split()[0]) * 1024


def _same(namespace: str, one: int, other: int) -> bool:
    return os.readlink(f"/proc/{one}/ns/{namespace}") == os.readlink(f"/proc/{other}/ns/{namespace}")


def _mounts(pid: int, layers: frozenset[Layer]) -> list[str]:
    found, scratch = [], False
    for line in Path(f"/proc/{pid}/mountinfo").read_text().splitlines():
        before, _, after = line.partition(" - ")
        path, options = before.split()[4:6]
        kind = after.split()[0]
        if path == "/tmp" and kind == "tmpfs" and "noexec" in options.split(",") and "rw" in options.split(","):
            scratch = "size=" in after and "nr_inodes=" in after
        elif Layer.READ_ONLY_ROOT in layers and "ro" not in options.split(",") and not path.startswith("/dev/"):
            found.append(f"{path} can be written")
        if kind in ("proc", "sysfs"):
            found.append(f"{kind} is mounted at {path}")
    if Layer.SCRATCH in layers and not scratch:
        found.append("/tmp is not a limited file system of its own")
    return found


def _limited(name: str, lines: list[str]) -> bool:
    return any(line.startswith(name) and "unlimited" not in line for line in lines)
