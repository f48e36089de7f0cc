"""The way in: jobs for a supervisor that this process starts when it first needs one."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from grader.sandbox import racing, runtimes
from grader.sandbox.child import Child
from grader.sandbox.client import Client, SupervisorGone
from grader.sandbox.execution import execute
from grader.sandbox.job import Job, Outcome, SandboxUnavailable
from grader.sandbox.limits import Limits

_ROOT = Path(__file__).parents[2]
_PROGRAM = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from grader.sandbox.supervisor import start; start.main()"
_END_SECONDS = 10


@dataclass(frozen=True)
class Availability:
    """Whether code can be confined on this host, and how; if not, why, and what an operator can do."""

    ok: bool
    reason: str = ""
    fix: str = ""
    tier: int = -1
    layers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """`tier` None is the best of 0 and 1 that this host has; 2, without namespaces, is used only when it is asked for.

    `ready` processes of a runtime wait for a submission. `cgroup` is a delegated cgroup (version 2) for tier 0.
    """

    tier: int | None = None
    ready: int = 4
    cgroup: str | None = None


class Sandbox:
    """A supervisor and the way to it. Usable from several threads; each process that forks gets its own."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings(ready=min(8, 2 * (os.cpu_count() or 1)))
        self._lock = threading.Lock()
        self._client: Client | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, job: Job) -> list[Outcome]:
        """One outcome per call, in order.

        If the submission cannot be loaded, every outcome says why. Raises SandboxUnavailable when this host
        cannot confine code (nothing has been run then), RuntimeUnavailable for a runtime that is not here, and
        ValueError or TypeError for arguments that cannot be sent.
        """
        runtimes.runtime(job.runtime)
        return execute(job, self.lease)

    def race(self, reference: Job, rival: Job, *, times: float) -> list[tuple[Outcome, Outcome]]:
        """Both jobs' outcomes, call by call in turns: see racing.race."""
        runtimes.runtime(rival.runtime)
        return racing.race(reference, rival, self.lease, times=times)

    def lease(self, runtime: str, limits: Limits) -> Child:
        """A confined process; a supervisor that is gone is started again, once."""
        client = self._connected()
        try:
            return client.lease(runtime, limits)
        except SupervisorGone:
            self._drop(client)
            return self._connected().lease(runtime, limits)

    def available(self) -> Availability:
        """Whether `run` will run anything. The first answer waits for the self-test."""
        try:
            return Availability(**self._state())
        except SandboxUnavailable as error:
            return Availability(False, error.reason, error.fix)

    def close(self) -> None:
        """Hang up; the supervisor ends, and everything with it."""
        if self._client is not None:
            self._drop(self._client)

    def _drop(self, client: Client) -> None:
        """Hang up on that supervisor, unless another thread has done so, and has perhaps started the next."""
        with self._lock:
            if self._client is not client:
                return
            self._client.close()
            if self._process and self._owner == os.getpid():
                try:
                    self._process.wait(_END_SECONDS)
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    self._process.wait()
            self._client = self._process = None

    def _state(self) -> dict[str, Any]:
        client = self._connected()
        try:
            state = client.state()
        except SupervisorGone:
            self._drop(client)
            state = self._connected().state()
        return {**state, "layers": tuple(state["layers"])}

    def _connected(self) -> Client:
        with self._lock:
            if self._client is None or self._owner != os.getpid():
                self._start()
            assert self._client is not None
            return self._client

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        options = json.dumps(vars(self.settings))
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM, options],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env={},
                cwd="/",
                start_new_session=True,  # Ctrl-C at the grader's terminal must not end a submission
            )
        self._client, self._owner = Client(ours), os.getpid()


_sandbox = Sandbox()


def configure(settings: Settings) -> None:
    """Change how this process's sandbox is made; what runs is ended."""
    global _sandbox
    _sandbox.close()
    _sandbox = Sandbox(settings)


def run(job: Job) -> list[Outcome]:
    """Sandbox.run in the sandbox of this process."""
    return _sandbox.run(job)


def race(reference: Job, rival: Job, *, times: float) -> list[tuple[Outcome, Outcome]]:
    """Sandbox.race in the sandbox of this process."""
    return _sandbox.race(reference, rival, times=times)


def available() -> Availability:
    """Sandbox.available of the sandbox of this process."""
    return _sandbox.available()


def close() -> None:
    """End the sandbox of this process; the next job starts another."""
    _sandbox.close()


atexit.register(close)
