"""What the kernel says about a process, read from outside, where the process cannot lie.

All of these raise an OSError for a process that has ended.
"""

import os
import time
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_CAPABILITY_SETS = ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")


def weaknesses(pid: int) -> list[str]:
    """What is not as it must be before submitted code may run in process `pid`; empty if all is well."""
    status = _status(pid)
    found = [f"{name} is {status[name]}" for name in _CAPABILITY_SETS if int(status[name], 16) != 0]
    if status["NoNewPrivs"] != "1":
        found.append("NoNewPrivs is not set")
    if status["Seccomp"] != "2":
        found.append("no seccomp filter is loaded")
    if "0" in status["Uid"].split():
        found.append("it runs as root")
    if status["Threads"] != "1":
        found.append(f"it has {status['Threads']} threads")
    return found


def address_space(pid: int) -> int:
    """The bytes of address space that the process has mapped."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * _PAGE


def peak_memory(pid: int) -> int:
    """The most bytes that the process has had in memory at once."""
    status = _status(pid)
    if "VmHWM" not in status:
        raise ProcessLookupError(f"process {pid} has ended")
    return int(status["VmHWM"].split()[0]) * 1024


def cpu_seconds(pid: int) -> float:
    """The CPU time that the process has used, from its own kernel clock (see clock_getcpuclockid(3))."""
    return time.clock_gettime((~pid << 3) | 2)


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
