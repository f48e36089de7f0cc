"""Tier 2 has no namespaces, so it wants a user, or a container, in which there is nobody else."""

import os
from pathlib import Path

from grader.sandbox.job import SandboxUnavailable
from grader.sandbox.supervisor.privileges import SANDBOX_USER


def require_alone() -> None:
    """Raise SandboxUnavailable if somebody else's processes run under this user.

    Ours are those that descend from the oldest ancestor of this user: the worker, and what it has started.
    SANDBOX_USER, which root becomes, is ours alone.
    """
    user = os.getuid()
    if user == SANDBOX_USER:
        return
    parents = _parents()
    family = os.getpid()
    while _user(parents.get(family, 0)) == user:
        family = parents[family]
    if strangers := [pid for pid in parents if _user(pid) == user and not _descends(pid, family, parents)]:
        fix = "Give the worker a user or a container of its own, or allow user namespaces and leave SANDBOX_TIER unset."
        raise SandboxUnavailable(f"tier 2 shares its user with process {strangers[0]}", fix)


def _parents() -> dict[int, int]:
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                if state != "Z":
                    found[int(folder.name)] = int(parent)
            except OSError:
                continue
    return found


def _descends(pid: int, ancestor: int, parents: dict[int, int]) -> bool:
    while pid and pid != ancestor:
        pid = parents.get(pid, 0)
    return pid == ancestor


def _user(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return -1
    return next(int(line.split()[1]) for line in fields if line.startswith("Uid:"))
