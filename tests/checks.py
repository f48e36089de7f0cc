"""`./test`: every check in order, the suite on each database, and at the end what ran where."""

import argparse
import contextlib
import os
import secrets
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.sandbox import runtimes
from tests.chromium import find_chromium
from tests.servers import ServerMissing, postgresql, redis

STATIC = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy", "."],
    "import contracts": ["lint-imports"],
}
NOTHING_COLLECTED = 5


@dataclass
class Line:
    """One line of the final table."""

    name: str
    well: bool
    seconds: float
    counts: str = ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="./test", description=__doc__, allow_abbrev=False)
    parser.add_argument("--allow-missing", action="store_true", help="what this machine lacks does not fail the run")
    parser.add_argument("--full", action="store_true", help="run the long suites at full size")
    options, for_pytest = parser.parse_known_args()
    missing: list[str] = []
    left: list[str] = []
    with tempfile.TemporaryDirectory(prefix="assay-test-") as folder:
        environment = clean_environment(folder)
        lines = [check(name, words, environment) for name, words in STATIC.items()]
        arguments = [*for_pytest, *needs(missing, left), *(["--full"] if options.full else [])]
        lines.append(suite("tests on SQLite", arguments, environment))
        with contextlib.ExitStack() as stack:
            try:
                servers = server_environment(stack)
            except ServerMissing as lack:
                missing.append(f"PostgreSQL and Redis: {lack}")
            else:
                name = "tests on PostgreSQL and Redis"
                lines.append(suite(name, [*arguments, "--only-database"], {**environment, **servers}))
    return report(lines, missing, left, options.allow_missing)


def clean_environment(folder: str) -> dict[str, str]:
    """What the shell happens to set must not decide which database the tests write to."""
    ours = {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "SECRET_KEY_FILE", "ORIGIN", "DEBUG", "ALLOWED_HOSTS", "PORT"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "DATA_DIR": folder, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"}


def server_environment(stack: contextlib.ExitStack) -> dict[str, str]:
    """The servers named by the environment, or else our own for the length of the run. Raises ServerMissing."""
    return {
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or stack.enter_context(postgresql()),
        "REDIS_URL": os.environ.get("TEST_REDIS_URL") or stack.enter_context(redis()),
        "SECRET_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "ORIGIN": "http://localhost",
    }


def needs(missing: list[str], left: list[str]) -> list[str]:
    """Notes what this machine lacks; the tests that need it are left out, and the run fails for the lack instead.

    PyTorch is no lack, as it is large and nobody has to have it: `left` says that its tests did not run.
    """
    left_out = []
    if "torch" not in runtimes.installed():
        left.append("the runtime torch (bootstrap/prepare torch installs it): the tests that need it")
        left_out.append("torch")
    if find_chromium() is None:
        missing.append("chromium: the tests of the pages were left out")
        left_out.append("browser")
    if subprocess.run([sys.executable, "-m", "grader.sandbox", "doctor"], capture_output=True).returncode:
        missing.append("a sandbox (python -m grader.sandbox doctor says why): the tests that run code were left out")
        left_out.append("sandbox")
    return ["-m", " and ".join(f"not {name}" for name in left_out)] if left_out else []


def check(name: str, words: Sequence[str], environment: Mapping[str, str]) -> Line:
    print(f"\n== {name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(words, env=environment)
    return Line(name, done.returncode == 0, time.monotonic() - start)


def suite(name: str, arguments: Sequence[str], environment: Mapping[str, str]) -> Line:
    results = Path(environment["DATA_DIR"]) / "results.xml"
    results.unlink(missing_ok=True)
    print(f"\n== {name}", flush=True)
    start = time.monotonic()
    words = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", f"--junitxml={results}", *arguments]
    code = subprocess.run(words, env=environment).returncode
    return Line(name, code in (0, NOTHING_COLLECTED), time.monotonic() - start, counted(results))


def counted(results: Path) -> str:
    if not results.exists():
        return "did not run"
    numbers = ElementTree.parse(results).getroot().find("testsuite")
    assert numbers is not None
    failed = int(numbers.get("failures", 0)) + int(numbers.get("errors", 0))
    skipped = int(numbers.get("skipped", 0))
    return f"{int(numbers.get('tests', 0)) - failed - skipped} passed, {failed} failed, {skipped} skipped"


def report(lines: Sequence[Line], missing: Sequence[str], left: Sequence[str], allow_missing: bool) -> int:
    print()
    for line in lines:
        print(f"{'ok    ' if line.well else 'FAILED'} {line.name:32} {line.seconds:7.1f} s  {line.counts}".rstrip())
    for what in left:
        print(f"NOT RUN {what}")
    for lack in missing:
        print(f"MISSING {lack}")
    well = all(line.well for line in lines) and (allow_missing or not missing)
    print("All checks passed." if well else "Not all checks passed.")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
