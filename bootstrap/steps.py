"""One step of the set-up: whether it is due, how its command is run, what is said when it fails."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bootstrap import ROOT

# What the tools say when no host can be reached, each in its own words.
NO_NETWORK = (
    "name resolution",
    "dns error",
    "enotfound",
    "eai_again",
    "network is unreachable",
    "connection refused",
    "econnrefused",
    "etimedout",
    "timed out",
    "error sending request",
    "newconnectionerror",
    "could not resolve",
    "temporary failure resolving",
)
SHOWN_LINES = 15


class StepFailed(Exception):
    """A step of the set-up failed; the message names it, says why and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def run(
    step: str,
    command: Sequence[str | Path],
    advice: str,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> None:
    """Runs quietly; what the command said is shown only when it failed."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except OSError as error:
        raise StepFailed(f"Set-up stopped at: {step}.\n{words[0]} cannot be run: {error.strerror}.\n{advice}") from None
    if done.returncode:
        raise StepFailed(explain(step, done.stdout, advice))


def explain(step: str, output: str, advice: str) -> str:
    lines = output.strip().splitlines()[-SHOWN_LINES:]
    if any(sign in output.lower() for sign in NO_NETWORK):
        advice = (
            "The network cannot be reached, and this step downloads. Connect, or set HTTPS_PROXY, and start again; "
            "what is already there is kept."
        )
    return "\n".join([f"Set-up stopped at: {step}.", *(f"  | {line}" for line in lines), advice])


def digest(paths: Iterable[Path]) -> str:
    """One hash over names and contents, so that a renamed file counts as changed."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


class Stamp:
    """A file that remembers for which state a step was last done."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> str:
        return self.path.read_text() if self.path.exists() else ""

    def write(self, state: str) -> None:
        self.path.write_text(state)
