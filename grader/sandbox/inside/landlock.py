"""Landlock: the kernel's list of paths that this process may still reach (landlock(7))."""

import os
import struct
from collections.abc import Iterable

from grader.sandbox.inside.kernel import checked, libc

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 1 << 1, 1 << 2, 1 << 3
# Remove and make directories, files and links; truncate. No device, socket or pipe is made.
_CHANGE = _WRITE_FILE | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 12
_TRUNCATE = 1 << 14
# How many rights to files each version of the interface knows.
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_ALL_NETWORK, _ALL_SCOPES = 0b11, 0b11


def version() -> int:
    """The kernel's version of the interface; 0 without Landlock."""
    return max(0, int(libc.syscall(_CREATE, None, 0, _VERSION_FLAG)))


def restrict(readable: Iterable[str], writable: Iterable[str], *, executable: bool = False) -> None:
    """From here on only these paths, and what is beneath them; no TCP and no signal to the outside.

    With `executable`, what can be read can be executed.
    """
    abi = version()
    handled = (1 << _RIGHTS.get(abi, 16)) - 1
    ruleset = checked(libc.syscall(_CREATE, *_attributes(abi, handled), 0), "landlock_create_ruleset")
    for path in readable:
        _allow(ruleset, path, (_READ_FILE | _READ_DIR | (_EXECUTE if executable else 0)) & handled)
    for path in writable:
        _allow(ruleset, path, (_READ_FILE | _READ_DIR | _CHANGE | _TRUNCATE) & handled)
    checked(libc.syscall(_RESTRICT, ruleset, 0), "landlock_restrict_self")
    os.close(ruleset)


def _attributes(abi: int, handled: int) -> tuple[bytes, int]:
    words = [handled]
    if abi >= 4:
        words.append(_ALL_NETWORK)
    if abi >= 6:
        words.append(_ALL_SCOPES)
    return struct.pack(f"={len(words)}Q", *words), 8 * len(words)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH)
    except FileNotFoundError:
        return
    if not os.path.isdir(path):
        rights &= _EXECUTE | _READ_FILE | _WRITE_FILE
    rule = struct.pack("=Qi", rights, descriptor)
    checked(libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0), "landlock_add_rule")
    os.close(descriptor)
