"""Showing the runtime to a user who could not reach it: an installation below /root, for instance."""

import ctypes
import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from grader.sandbox.inside import kernel
from grader.sandbox.job import SandboxUnavailable

_MOUNTS = 0x00020000
_BIND, _RECURSIVE, _PRIVATE = 4096, 16384, 1 << 18


def stage(paths: Iterable[Path]) -> None:
    """For root: make `paths` reachable to every user, under the same names, in mounts that only this process sees.

    The folder that is in the way is covered by an empty one, into which the paths alone are put back.
    Raises SandboxUnavailable if root may not mount.
    """
    hidden: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(set(paths)):
        if obstacle := _obstacle(path):
            hidden[obstacle].append(path)
    if not hidden:
        return
    try:
        kernel.unshare(_MOUNTS)
        _mount(None, Path("/"), None, _RECURSIVE | _PRIVATE)
        for obstacle, covered in hidden.items():
            _uncover(obstacle, _outermost(covered))
    except OSError as error:
        first = next(iter(hidden))
        fix = f"Let all users pass {first} (chmod o+x), or run the grader as an ordinary user."
        raise SandboxUnavailable(f"what is in {first} cannot be shown to the sandbox: {error}", fix) from error


def _obstacle(path: Path) -> Path | None:
    """The first folder on the way to `path` that strangers may not pass."""
    return next((folder for folder in reversed(path.resolve().parents) if not folder.stat().st_mode & 0o001), None)


def _outermost(paths: list[Path]) -> list[Path]:
    return [path for path in paths if not any(other in path.parents for other in paths)]


def _uncover(obstacle: Path, paths: list[Path]) -> None:
    kept = {path: os.open(path, os.O_PATH) for path in paths}
    _mount(Path("tmpfs"), obstacle, b"mode=0755", 0, kind=b"tmpfs")
    for path, descriptor in kept.items():
        folder = path if os.path.isdir(f"/proc/self/fd/{descriptor}") else path.parent
        folder.mkdir(parents=True, exist_ok=True)
        if folder != path:
            path.touch()
        _mount(Path(f"/proc/self/fd/{descriptor}"), path, None, _BIND | _RECURSIVE)
        os.close(descriptor)


def _mount(source: Path | None, target: Path, options: bytes | None, flags: int, kind: bytes | None = None) -> None:
    named = None if source is None else os.fsencode(source)
    status = kernel.libc.mount(named, os.fsencode(target), kind, ctypes.c_ulong(flags), options)
    kernel.checked(status, f"mount {target}")
