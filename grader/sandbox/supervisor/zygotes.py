"""One zygote: its process, the children it has forked, and who waits for them."""

import contextlib
import json
import math
import os
import resource
import signal
import socket
import subprocess
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from grader.sandbox import bubblewrap, filter, inspection, limits
from grader.sandbox.inside.zygote import BORN, DIED, ENDED, FORK, LONGEST_MESSAGE, NUMBER, UP
from grader.sandbox.installation import Installation
from grader.sandbox.job import NotConfined, SandboxUnavailable
from grader.sandbox.layers import Layer
from grader.sandbox.runtimes import Runtime
from grader.sandbox.supervisor.cgroups import Cgroups
from grader.sandbox.supervisor.leases import Lease
from grader.sandbox.supervisor.loop import Loop
from grader.sandbox.wire import answers, frames

_READY = frames.pack(answers.READY)
_REPORT = "Report it: the kernel refused a layer of the sandbox, so nothing is run."
# With fewer than this ready, the next are forked at once; else when nobody has asked for so long, and at leisure:
# whoever took a child wants the same processors.
FEWEST_READY = 2
LEISURE_SECONDS = 0.01
_STOP_SECONDS = 2.0


@dataclass(frozen=True)
class Setting:
    """What all zygotes of a supervisor have in common: the `layers` they use, and those `required` to be found."""

    tier: int
    layers: frozenset[Layer]
    required: frozenset[Layer]
    installed: Mapping[str, Installation]
    cgroups: Cgroups | None
    ready: int


class Child:
    """A process that the zygote was told to fork: asked for, then born, then ready, then leased, then dead."""

    def __init__(self) -> None:
        ours, self.theirs = socket.socketpair()
        self.channel: socket.socket | None = ours
        self.output, self.printing = os.pipe()
        self.pidfd = -1
        self.pid = -1
        self.address_space = self.peak = 0
        self.lease: Lease | None = None
        self.slot: str | None = None
        self.ended_by_us = False

    def hand_over(self) -> list[int]:
        """The descriptors for the zygote to give to the process."""
        return [self.theirs.fileno(), self.printing]

    def forget_theirs(self) -> None:
        self.theirs.close()
        os.close(self.printing)

    def kill(self) -> None:
        self.ended_by_us = True
        if self.pidfd >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def close_channel(self) -> None:
        if self.channel is not None:
            self.channel.close()
            os.close(self.output)
            self.channel = None

    def close(self) -> None:
        self.close_channel()
        if self.pidfd >= 0:
            os.close(self.pidfd)
            self.pidfd = -1


class Zygote:
    """`on_up` is called once when it can be leased from, `on_lost` with the reason when it ends without being told to.

    `on_abnormal` is called when a child was ended by a signal that was not ours.
    """

    def __init__(
        self,
        runtime: Runtime,
        setting: Setting,
        loop: Loop,
        *,
        on_up: Callable[[], None],
        on_lost: Callable[[SandboxUnavailable], None],
        on_abnormal: Callable[[], None] = lambda: None,
    ) -> None:
        self.runtime, self.setting, self.loop = runtime, setting, loop
        self.installation = setting.installed[runtime.name]
        self.on_up, self.on_lost, self.on_abnormal = on_up, on_lost, on_abnormal
        self.target = 0
        self.ready: deque[Child] = deque()
        self.waiting: deque[Lease] = deque()
        self.children: dict[int, Child] = {}
        self.starting = 0
        self.forked = 0
        self.pid = self.pidfd = -1
        self.started_at = self.asked_at = time.monotonic()
        self.retired = False
        self._filling = False
        self._ending = False
        self._start()

    # Its process

    def _start(self) -> None:
        program = filter.program(starts_programs=self.runtime.starts_programs)
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.said, saying = os.pipe()
        command, environment = self._command()
        with theirs:
            self.process = subprocess.Popen(
                command,
                stdin=theirs.fileno(),
                stdout=saying,
                stderr=saying,
                env=environment,
                cwd="/",
                start_new_session=True,
            )
        os.close(saying)
        os.set_blocking(self.said, False)
        self.control.send(json.dumps(self._posture()).encode() + b"\n" + program)
        self.loop.watch(self.control, self._hear)
        self.loop.later(self.runtime.start_seconds, self._expect_up)

    def _command(self) -> tuple[list[str], dict[str, str]]:
        if Layer.NAMESPACES in self.setting.layers:
            return bubblewrap.command(self.runtime, self.installation, self.setting.layers), {}
        return bubblewrap.unwrapped_command(self.runtime, self.installation)

    def _posture(self) -> dict[str, object]:
        wrapped = Layer.NAMESPACES in self.setting.layers
        return {
            "layers": sorted(self.setting.layers),
            "rlimits": {
                "RLIMIT_FSIZE": limits.SCRATCH_BYTES,
                "RLIMIT_NOFILE": limits.OPEN_FILES,
                "RLIMIT_NPROC": 0,
                "RLIMIT_CORE": 0,
                "RLIMIT_STACK": limits.STACK_BYTES,
                "RLIMIT_MEMLOCK": 0,
                "RLIMIT_MSGQUEUE": 0,
            },
            "readable": bubblewrap.readable() if wrapped else bubblewrap.unwrapped_readable(self.installation),
            "writable": ["/tmp"] if Layer.SCRATCH in self.setting.layers else [],
            "executable": self.runtime.starts_programs,
            "scratch_bytes": limits.SCRATCH_BYTES,
            "scratch_files": limits.SCRATCH_FILES,
        }

    def _expect_up(self) -> None:
        if self.pid < 0 and not self._ending:
            self._lost(f"the zygote was not up within {self.runtime.start_seconds:g} s")

    def _hear(self) -> None:
        try:
            message, descriptors, _, _ = socket.recv_fds(self.control, LONGEST_MESSAGE, 1)
        except OSError:
            message, descriptors = b"", []
        match message[:1]:
            case code if code == UP:
                (self.pidfd,) = descriptors
                self.pid = inspection.pid_of(self.pidfd)
                self.on_up()
            case code if code == BORN:
                self._born(NUMBER.unpack(message[1:])[0], descriptors[0])
            case code if code == ENDED:
                self._died(*DIED.unpack(message[1:]))
            case _:
                self._lost("the zygote ended")

    def _lost(self, reason: str, *, unconfined: bool = False) -> None:
        if self._ending:
            return
        said = b""
        with contextlib.suppress(BlockingIOError):
            said = os.read(self.said, 4096)
        text = " ".join(said.decode("utf-8", "replace").split())[-500:]
        full = f"{reason}: {text}" if text else reason
        why = NotConfined(full, _REPORT) if unconfined else SandboxUnavailable(full, bubblewrap.advice())
        self.end(why)
        self.on_lost(why)

    def end(self, why: SandboxUnavailable | None = None) -> None:
        """End it, and with it every child. Whoever still waits is refused."""
        if self._ending:
            return
        self._ending = True
        self.loop.forget(self.control)
        self.control.close()
        self._stop()
        os.close(self.said)
        for child in self.children.values():
            child.kill()
            self._let_go(child)
        self.children.clear()
        self.ready.clear()
        for lease in self.waiting:
            lease.refuse(why or SandboxUnavailable("the zygote was ended"))
        self.waiting.clear()

    def _stop(self) -> None:
        """The zygote first, so that bubblewrap is there to reap it: an orphan's zombie might stay for ever."""
        if self.pidfd >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)
            os.close(self.pidfd)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(_STOP_SECONDS)
        self.process.kill()
        self.process.wait()

    def retire(self) -> None:
        """Fork no more than somebody waits for; end when the last leased child has ended."""
        self.retired, self.target = True, 0
        while self.ready:
            self.ready.popleft().kill()
        self._end_if_idle()

    def _end_if_idle(self) -> None:
        if self.retired and not self.waiting and not any(child.lease for child in self.children.values()):
            self.end()

    # Its children

    def lease(self, lease: Lease) -> None:
        """Give a ready child now, or the next one that is."""
        self.asked_at = time.monotonic()
        if self.ready:
            self._grant(self.ready.popleft(), lease)
        else:
            self.waiting.append(lease)
        self._keep_up()
        self._fill_later()

    def fill(self) -> None:
        """Fork as many as are missing, at leisure; called again later if somebody has just asked."""
        self._filling = False
        if time.monotonic() - self.asked_at < LEISURE_SECONDS:
            self._fill_later()
            return
        while not self._ending and len(self.ready) + self.starting < self.target:
            self._fork(hurried=False)

    def _keep_up(self) -> None:
        wanted = len(self.waiting) + min(FEWEST_READY, self.target)
        while not self._ending and len(self.ready) + self.starting < wanted:
            self._fork(hurried=True)

    def _fill_later(self) -> None:
        if not self._filling:
            self._filling = True
            self.loop.later(LEISURE_SECONDS, self.fill)

    def _fork(self, *, hurried: bool) -> None:
        self.forked += 1
        self.starting += 1
        child = self.children[self.forked] = Child()
        # A zygote that has ended is heard of by its control socket, and its children with it.
        with contextlib.suppress(OSError):
            socket.send_fds(self.control, [FORK.pack(self.forked, not hurried)], child.hand_over())
        child.forget_theirs()

    def _born(self, number: int, pidfd: int) -> None:
        child = self.children[number]
        child.pidfd = pidfd
        if child.ended_by_us:
            child.kill()
        elif child.channel is not None:
            self.loop.watch(child.channel, lambda: self._ready(number, child))

    def _ready(self, number: int, child: Child) -> None:
        assert child.channel is not None
        self.loop.forget(child.channel)
        self.starting -= 1
        try:
            if child.channel.recv(len(_READY) + 1) != _READY:
                said = os.read(child.output, 500).decode("utf-8", "replace")
                raise ValueError(said or "it said nothing")
            self._examine(child)
        except (OSError, ValueError) as error:
            self._lost(f"a child was not confined: {error}", unconfined=True)
            return
        if self.waiting:
            self._grant(child, self.waiting.popleft())
            self._fill_later()
        elif self.retired:
            child.kill()
        else:
            self.ready.append(child)

    def _examine(self, child: Child) -> None:
        child.pid = inspection.pid_of(child.pidfd)
        fields = inspection.status(child.pid)
        if missing := inspection.unconfined(fields, self.setting.required):
            raise ValueError("; ".join(missing))
        child.address_space, child.peak = inspection.memory(fields, child.pid)
        if self.setting.cgroups:
            child.slot = self.setting.cgroups.enter(child.pid)

    def _grant(self, child: Child, lease: Lease) -> None:
        assert child.channel is not None
        try:
            self._limit(child, lease)
        except OSError:
            # It has died, of which the zygote will tell: the next one in line takes its place.
            self.waiting.appendleft(lease)
            self._keep_up()
            return
        child.lease = lease
        facts = {"pid": child.pid, "peak": child.peak, "tier": self.setting.tier, "zygote": self.pid}
        lease.grant(facts, [child.channel.fileno(), child.output])
        child.close_channel()
        self.loop.watch(lease.report, lambda: self._told(child, lease))

    def _limit(self, child: Child, lease: Lease) -> None:
        if Layer.LIMITS in self.setting.layers:
            space = child.address_space + lease.memory
            cpu = math.ceil(inspection.cpu_seconds(child.pid)) + lease.cpu
            resource.prlimit(child.pid, resource.RLIMIT_AS, (space, space))
            resource.prlimit(child.pid, resource.RLIMIT_CPU, (cpu, cpu))
        if self.setting.cgroups and child.slot:
            self.setting.cgroups.limit(child.slot, lease.memory + limits.SCRATCH_BYTES)

    def _told(self, child: Child, lease: Lease) -> None:
        """Whatever the asker says, or its hanging up, means the end."""
        child.kill()
        if not lease.hears_word():
            self.loop.forget(lease.report)
            lease.close()
            child.lease = None

    def _died(self, number: int, status: int, cpu: float, peak_kilobytes: int) -> None:
        child = self.children.pop(number)
        out_of_memory = self._leave_cgroup(child)
        ending = {
            "status": status,
            "cpu_seconds": cpu,
            "peak_memory": peak_kilobytes * 1024,
            "out_of_memory": out_of_memory,
        }
        if child in self.ready:
            self.ready.remove(child)
        if child.pid < 0:
            # It died before it was ready: confinement itself failed, and the reason is in its output.
            self._never_ready(child)
            return
        if child.lease:
            # It stays open until the asker hangs up: closed now, a word on its way here would reset it.
            child.lease.tell(ending)
            child.lease = None
        self._let_go(child)
        # Whoever hangs up on a crash may have had it killed before it is heard of: that is no cause.
        if status < 0 and (out_of_memory or status != -signal.SIGKILL or not child.ended_by_us):
            self.on_abnormal()
        self._end_if_idle()

    def _never_ready(self, child: Child) -> None:
        said = b""
        with contextlib.suppress(OSError):
            said = os.read(child.output, 500)
        self._let_go(child)
        if not child.ended_by_us:
            self._lost(f"a child could not be confined: {said.decode('utf-8', 'replace')}", unconfined=True)

    def _leave_cgroup(self, child: Child) -> bool:
        """Whether the kernel had killed it for its memory."""
        slot, child.slot = child.slot, None
        if slot is None or self.setting.cgroups is None:
            return False
        try:
            return self.setting.cgroups.leave(slot)
        except OSError:
            return False

    def _let_go(self, child: Child) -> None:
        self._leave_cgroup(child)
        if child.channel is not None:
            self.loop.forget(child.channel)
        if child.lease:
            self.loop.forget(child.lease.report)
            child.lease.close()
            child.lease = None
        child.close()
