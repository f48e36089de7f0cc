"""Landlock: the kernel's list of paths that this process may still reach (landlock(7))."""

import os
import struct
from collections.abc import Iterable

from grader.sandbox.inside.kernel import checked, libc, open_high

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


Rule = tuple[int, int]


def rules(readable: Iterable[str], writable: Iterable[str] = (), *, executable: bool = False) -> list[Rule]:
    """Descriptors of paths that there are, each with the rights to it and to what is beneath.

    With `executable`, what can be read can be executed.
    """
    reading = _READ_FILE | _READ_DIR | (_EXECUTE if executable else 0)
    found = [_rule(path, reading) for path in readable if os.path.exists(path)]
    return found + [_rule(path, reading | _CHANGE | _TRUNCATE) for path in writable if os.path.exists(path)]


def restrict(allowed: Iterable[Rule]) -> None:
    """From here on only these paths; no TCP and no signal to the outside."""
    abi = version()
    handled = (1 << _RIGHTS.get(abi, 16)) - 1
    ruleset = checked(libc.syscall(_CREATE, *_attributes(abi, handled), 0), "landlock_create_ruleset")
    for descriptor, rights in allowed:
        rule = struct.pack("=Qi", rights & handled, descriptor)
        checked(libc.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0), "landlock_add_rule")
    checked(libc.syscall(_RESTRICT, ruleset, 0), "landlock_restrict_self")
    os.close(ruleset)


def _rule(path: str, rights: int) -> Rule:
    descriptor = open_high(path, os.O_PATH)
    return descriptor, rights if os.path.isdir(path) else rights & (_EXECUTE | _READ_FILE | _WRITE_FILE)


def _attributes(abi: int, handled: int) -> tuple[bytes, int]:
    words = [handled]
    if abi >= 4:
        words.append(_ALL_NETWORK)
    if abi >= 6:
        words.append(_ALL_SCOPES)
    return struct.pack(f"={len(words)}Q", *words), 8 * len(words)
