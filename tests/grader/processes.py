"""Sandboxes to take apart, and their processes as the kernel lists them."""

import contextlib
import json
import os
import signal
import socket
import textwrap
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from grader.sandbox import Call, Job, Limits, Outcome, Sandbox, SandboxUnavailable, Settings, running

ROOT = Path(__file__).parents[2]
FEW = Limits(cpu_seconds=2.0, wall_seconds=6.0, memory_mb=96, output_kb=16)
# The self-test takes most of a sandbox's start; where it is not what is tested, each zygote passes at once.
TRUSTING = """
    from grader.sandbox.supervisor import serving
    serving.Supervisor._test = lambda self, zygote, done: (done(None), self._answer_state())
"""
NO_TORCH = """
    from grader.sandbox import runtimes
    found = runtimes._installed
    runtimes._installed = lambda name: None if name == "torch" else found(name)
"""
NO_BUBBLEWRAP = """
    from grader.sandbox import bubblewrap
    bubblewrap.shutil.which = lambda *a, **named: None
"""
FEW_FORKS = """
    import dataclasses
    from grader.sandbox import runtimes
    runtimes.RUNTIMES["numpy"] = dataclasses.replace(runtimes.RUNTIMES["numpy"], forks=5)
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may look into confined processes")


def xfail(reason: str, *, always: bool = True) -> pytest.MarkDecorator:
    """A defect that is known, to be forgotten with its repair."""
    return pytest.mark.xfail(strict=always, reason=reason)


@contextlib.contextmanager
def changed(*changes: str) -> Iterator[None]:
    """Supervisors that are started meanwhile run `changes`, pieces of Python, before their own program."""
    before = "\n".join(map(textwrap.dedent, changes))
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{before}\n"
    program += "from grader.sandbox.supervisor import start\nstart.main()"
    with mock.patch.object(running, "_PROGRAM", program):
        yield


@contextlib.contextmanager
def sandbox(*changes: str, ready: int = 2, tier: int | None = None) -> Iterator[Sandbox]:
    """A sandbox of one's own, with a changed supervisor."""
    with changed(*changes), Sandbox(Settings(tier=tier, ready=ready)) as made:
        yield made


def job(body: str, *args: Any, limits: Limits = FEW, runtime: str = "numpy", calls: int = 1) -> Job:
    """A submission whose entry point is `body`, the lines of a function of `args`."""
    names = ", ".join(f"x{i}" for i in range(len(args)))
    source = f"def solve({names}):\n" + textwrap.indent(textwrap.dedent(body), "    ")
    return Job(source, "solve", [Call(args)] * calls, runtime=runtime, limits=limits)


HONEST = job("return 5")
SLOW = job("import time; time.sleep(20)", limits=Limits(wall_seconds=30))
ENDLESS = job("while True: pass", limits=Limits(cpu_seconds=20, wall_seconds=30))


QUERY = Job("SELECT 1", "", [Call(["", {}])], runtime="sql")


def serves(made: Sandbox) -> bool:
    """Whether an honest job is done."""
    return bool(made.run(HONEST)[0].value == 5)


@dataclass
class InHand:
    """A job that is run in a thread: what came of it."""

    outcomes: list[Outcome] = field(default_factory=list)
    error: BaseException | None = None
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.thread: threading.Thread | None = None

    def wait(self, seconds: float = 20.0) -> "InHand":
        assert self.thread is not None
        self.thread.join(seconds)
        assert not self.thread.is_alive(), "the job hangs"
        return self


def start(made: Sandbox, what: Job) -> InHand:
    """Begin a job and do not wait for it."""
    hand = InHand()

    def work() -> None:
        started = time.monotonic()
        try:
            hand.outcomes = made.run(what)
        except Exception as error:
            hand.error = error
        hand.seconds = time.monotonic() - started

    hand.thread = threading.Thread(target=work, daemon=True)
    hand.thread.start()
    return hand


def in_hand(made: Sandbox, what: Job = SLOW) -> InHand:
    """A job that has begun: its child is no longer among those that are ready."""
    ready = made.settings.ready
    assert serves(made)
    assert eventually(lambda: len(children(made)) == ready)
    hand = start(made, what)
    assert eventually(lambda: len(children(made)) == ready + 1)
    return hand


def refused(hand: InHand) -> bool:
    """Not a verdict: it is our fault, and soon said."""
    hand.wait(4)
    return isinstance(hand.error, SandboxUnavailable) and not hand.outcomes


def eventually(condition: Callable[[], object], seconds: float = 10.0) -> bool:
    """Whether it comes true in time."""
    latest = time.monotonic() + seconds
    while time.monotonic() < latest:
        if condition():
            return True
        time.sleep(0.01)
    return bool(condition())


def abandoned_lease(made: Sandbox) -> None:
    """Ask for a process, and hang up before there is an answer."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    request = {"ask": "lease", "runtime": "numpy", "memory": 1 << 26, "cpu": 5}
    with ours, theirs:
        socket.send_fds(made._connected()._link, [json.dumps(request).encode()], [theirs.fileno()])


# Processes


def parents() -> dict[int, int]:
    """Of every process that has not ended, the parent's id."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                if state not in "ZX":
                    found[int(folder.name)] = int(parent)
    return found


def below(pid: int, up: dict[int, int] | None = None) -> list[int]:
    """All that descend from a process, in the order of their ids; now, or when `up` was."""
    up = up or parents()

    def descends(process: int) -> bool:
        while process := up.get(process, 0):
            if process == pid:
                return True
        return False

    return sorted(process for process in up if descends(process))


def alive(pid: int) -> bool:
    return pid in parents()


def all_ended(pids: Sequence[int]) -> bool:
    return not set(pids) & set(parents())


def supervisor_of(made: Sandbox) -> int:
    assert made._process is not None
    return made._process.pid


def zygotes(made: Sandbox) -> list[int]:
    """The processes that fork: those named by their program, and not by having been forked from one."""
    up = parents()
    named = [pid for pid in below(supervisor_of(made), up) if is_zygote(pid)]
    return [pid for pid in named if up.get(pid) not in named]


def children(made: Sandbox) -> list[int]:
    """The confined processes, ready or leased."""
    above = set(zygotes(made))
    return [pid for pid, parent in parents().items() if parent in above]


def children_of(zygote: int) -> list[int]:
    return [pid for pid, parent in parents().items() if parent == zygote]


def cgroups_of(made: Sandbox) -> list[Path]:
    """The folders of its children, in version 1 (one for each controller's tree: the memory's is taken) or 2."""
    name = f"assay-{supervisor_of(made)}"
    tree = next((tree for base in ("memory", ".") if (tree := Path("/sys/fs/cgroup") / base / name).exists()), None)
    return [slot for slot in tree.iterdir() if slot.is_dir()] if tree else []


def is_confined(pid: int) -> bool:
    """Whether it is a child, ready or leased: forked from a zygote."""
    return is_zygote(parents().get(pid, 0))


@contextlib.contextmanager
def ended_for_sure(pids: Sequence[int]) -> Iterator[None]:
    """Whatever a test finds, nothing is left for the next one."""
    try:
        yield
    finally:
        for pid in set(pids) & set(parents()):
            kill(pid)


def is_zygote(pid: int) -> bool:
    with contextlib.suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        return b"python" in words[0] and any(b"sandbox.inside" in word and b"zygote" in word for word in words)
    return False


def kill(pid: int, number: signal.Signals = signal.SIGKILL) -> None:
    os.kill(pid, number)


@contextlib.contextmanager
def stopped(pid: int) -> Iterator[None]:
    """Meanwhile the process does nothing."""
    kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            kill(pid, signal.SIGCONT)
