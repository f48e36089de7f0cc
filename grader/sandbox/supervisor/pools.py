"""One runtime: the zygote that serves it, and the next one, which has yet to pass its test."""

import math
import time
from collections.abc import Callable

from grader.sandbox.job import SandboxUnavailable
from grader.sandbox.runtimes import Runtime
from grader.sandbox.supervisor.leases import Lease
from grader.sandbox.supervisor.loop import Loop
from grader.sandbox.supervisor.zygotes import Setting, Zygote

OLDEST_SECONDS = 600.0
LOOK_SECONDS = 15.0

# Tries what must not be possible in children of a zygote, and calls back with what was found.
Test = Callable[[Zygote, Callable[[SandboxUnavailable | None], None]], None]


class Pool:
    """`on_closed` is called when a zygote could not be started or did not pass its test."""

    def __init__(
        self,
        runtime: Runtime,
        setting: Setting,
        loop: Loop,
        test: Test,
        on_closed: Callable[[SandboxUnavailable], None],
    ) -> None:
        self.runtime, self.setting, self.loop, self.test = runtime, setting, loop, test
        self.on_closed = on_closed
        self.serving: Zygote | None = None
        self.coming: Zygote | None = None
        self.early: list[Lease] = []
        self.loop.later(LOOK_SECONDS, self._look)

    def lease(self, lease: Lease) -> None:
        """Served now, or when the first zygote has passed its test."""
        if self.serving:
            self.serving.lease(lease)
            if self.serving.forked >= self.runtime.forks:
                self.renew()
            return
        self.early.append(lease)
        self.renew()

    def renew(self) -> None:
        """Start the next zygote, unless one is on its way; the present one serves on meanwhile."""
        if self.coming:
            return
        try:
            self.coming = Zygote(
                self.runtime, self.setting, self.loop, on_up=self._up, on_lost=self._failed, on_abnormal=self.renew
            )
        except SandboxUnavailable as why:
            self._failed(why)

    def _up(self) -> None:
        if self.coming:
            self.test(self.coming, self._tested)

    def _tested(self, fault: SandboxUnavailable | None) -> None:
        if fault or not self.coming:
            self._failed(fault or SandboxUnavailable("the zygote ended during its self-test"))
            return
        before, self.serving, self.coming = self.serving, self.coming, None
        self.serving.on_lost = self._lost
        self.serving.target = self.setting.ready
        if before:
            before.on_abnormal = lambda: None
            before.retire()
        for lease in self._taken():
            self.serving.lease(lease)
        self.serving.fill()

    def _failed(self, why: SandboxUnavailable) -> None:
        if self.coming:
            self.coming.end(why)
            self.coming = None
        for lease in self._taken():
            lease.refuse(why)
        self.on_closed(why)

    def _lost(self, why: SandboxUnavailable) -> None:
        self.serving = None
        self.renew()

    def _taken(self) -> list[Lease]:
        early, self.early = self.early, []
        return early

    def _look(self) -> None:
        """Now and then: an old zygote is renewed, one that nobody has asked for lately is ended."""
        self.loop.later(LOOK_SECONDS, self._look)
        if not self.serving:
            return
        now = time.monotonic()
        if now - self.serving.asked_at > (self.runtime.idle_seconds or math.inf):
            self.serving.retire()
            self.serving = None
        elif now - self.serving.started_at > OLDEST_SECONDS:
            self.renew()

    def end(self, why: SandboxUnavailable | None = None) -> None:
        for zygote in (self.serving, self.coming):
            if zygote:
                zygote.end(why)
        self.serving = self.coming = None
