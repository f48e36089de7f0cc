"""Tier 0: a cgroup for each child, so that the kernel counts its memory, with files and page tables in it.

Version 1 (the controller memory) and version 2 (memory and pids), in a tree of the supervisor's own: made by
root before it gives up being root, or delegated by an operator (cgroups(7)).
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_V1 = Path("/sys/fs/cgroup/memory")
_V2 = Path("/sys/fs/cgroup")
_PREFIX = "assay-"
# Pages that a child copies before the first limit is hit by honest code.
SLACK_BYTES = 32 << 20


class NoCgroups(OSError):
    """There is no tree of cgroups that could be used; says why."""


@dataclass(frozen=True)
class Cgroups:
    """`tree` is the folder of this supervisor."""

    tree: Path
    version: int

    def enter(self, pid: int) -> str:
        """Put a process into a cgroup of its own; its name is to be given to the other calls."""
        slot = str(pid)
        os.mkdir(f"{self.tree}/{slot}")
        if self.version == 2:
            _write(f"{self.tree}/{slot}/pids.max", "1")
        _write(f"{self.tree}/{slot}/cgroup.procs", slot)
        return slot

    def limit(self, slot: str, size: int) -> None:
        """Let the processes of a slot take `size` more bytes."""
        name = "memory.max" if self.version == 2 else "memory.limit_in_bytes"
        _write(f"{self.tree}/{slot}/{name}", str(size + SLACK_BYTES))

    def leave(self, slot: str) -> bool:
        """Remove the cgroup of a process that has ended; whether the kernel had killed it for its memory."""
        name = "memory.events" if self.version == 2 else "memory.oom_control"
        fields = dict(line.split() for line in (self.tree / slot / name).read_text().splitlines())
        os.rmdir(f"{self.tree}/{slot}")
        return int(fields.get("oom_kill", "0")) > 0


def prepare(owner: int) -> Cgroups:
    """A tree of this process's own, belonging to the user `owner`; for root. Raises NoCgroups."""
    try:
        if (_V2 / "cgroup.controllers").exists():
            return _prepare_v2(owner)
        return Cgroups(_made(_V1, owner), version=1)
    except OSError as error:
        raise NoCgroups(f"no cgroup can be made: {error}") from error


def delegated(path: Path) -> Cgroups:
    """A version 2 tree that an operator has given to this user; raises NoCgroups."""
    try:
        return _with_controllers(path)
    except OSError as error:
        raise NoCgroups(f"{path} is not a delegated cgroup: {error}") from error


def _prepare_v2(owner: int) -> Cgroups:
    _write(f"{_V2}/cgroup.subtree_control", "+memory +pids")
    return _with_controllers(_made(_V2, owner))


def _with_controllers(tree: Path) -> Cgroups:
    _write(f"{tree}/cgroup.subtree_control", "+memory +pids")
    return Cgroups(tree, version=2)


def _made(base: Path, owner: int) -> Path:
    for stale in _abandoned(base):
        with contextlib.suppress(OSError):
            for slot in [*stale.iterdir()]:
                if slot.is_dir():
                    slot.rmdir()
            stale.rmdir()
    tree = base / f"{_PREFIX}{os.getpid()}"
    tree.mkdir()
    for path in (tree, tree / "cgroup.procs", tree / "cgroup.subtree_control"):
        with contextlib.suppress(FileNotFoundError):
            os.chown(path, owner, owner)
    return tree


def _abandoned(base: Path) -> Iterator[Path]:
    for tree in base.glob(f"{_PREFIX}*"):
        if not Path(f"/proc/{tree.name.removeprefix(_PREFIX)}").exists():
            yield tree


def _write(path: str, text: str) -> None:
    # Not write_text, which would create what is not there.
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
