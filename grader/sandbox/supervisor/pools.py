"""One runtime: the zygote that serves it, and the next one, which has yet to pass its test."""

import math
import time
from collections.abc import Callable
from functools import partial

from grader.sandbox.job import NotConfined, SandboxUnavailable
from grader.sandbox.runtimes import Runtime
from grader.sandbox.supervisor.leases import Lease
from grader.sandbox.supervisor.loop import Loop
from grader.sandbox.supervisor.zygotes import Setting, Zygote

OLDEST_SECONDS = 600.0
RETRY_SECONDS = 30.0
LOOK_SECONDS = 15.0

# Tries what must not be possible in children of a zygote, and calls back with what was found.
Test = Callable[[Zygote, Callable[[SandboxUnavailable | None], None]], None]


class Pool:
    """A runtime whose zygote cannot be started is refused for RETRY_SECONDS.

    `on_change` is called when the first zygote serves or could not be started, `on_unconfined` when one was found not
    to confine its children.
    """

    def __init__(
        self,
        runtime: Runtime,
        setting: Setting,
        loop: Loop,
        test: Test,
        on_change: Callable[[], None],
        on_unconfined: Callable[[NotConfined], None],
    ) -> None:
        self.runtime, self.setting, self.loop, self.test = runtime, setting, loop, test
        self.on_change, self.on_unconfined = on_change, on_unconfined
        self.serving: Zygote | None = None
        self.coming: Zygote | None = None
        self.early: list[Lease] = []
        self._fault: SandboxUnavailable | None = None
        self._failed_at = 0.0
        self.loop.later(LOOK_SECONDS, self._look)

    def lease(self, lease: Lease) -> None:
        """Served now, or when the first zygote has passed its test."""
        if self.serving:
            self.serving.lease(lease)
            if self.runtime.starts_programs:
                _forget(self.serving)
                self.serving.retire()
                self.serving = None
            elif self.serving.forked >= self.runtime.forks:
                self.renew()
        elif self.fault:
            lease.refuse(self.fault)
        else:
            self.early.append(lease)
            self.renew()

    @property
    def fault(self) -> SandboxUnavailable | None:
        """Why it serves nobody for the time being."""
        if self._fault and time.monotonic() - self._failed_at > RETRY_SECONDS:
            self._fault = None
        return self._fault

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
            self.test(self.coming, partial(self._tested, self.coming))

    def _tested(self, zygote: Zygote, fault: SandboxUnavailable | None) -> None:
        if self.coming is not zygote:
            return  # it was lost meanwhile, and that has been told
        if fault:
            self._failed(fault)
            return
        before, self.serving, self.coming = self.serving, zygote, None
        self.serving.on_lost = self._lost
        self.serving.target = 0 if self.runtime.starts_programs else self.setting.ready
        if before:
            _forget(before)
            before.retire()
        self.serving.fill()
        for lease in self._taken():
            self.lease(lease)
        self.on_change()

    def _failed(self, why: SandboxUnavailable) -> None:
        if self.coming:
            self.coming.end(why)
            self.coming = None
        for lease in self._taken():
            lease.refuse(why)
        if isinstance(why, NotConfined):
            self.on_unconfined(why)
            return
        self._fault, self._failed_at = why, time.monotonic()
        self.on_change()

    def _lost(self, why: SandboxUnavailable) -> None:
        self.serving = None
        if isinstance(why, NotConfined):
            self.on_unconfined(why)
        else:
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
            _forget(self.serving)
            self.serving.retire()
            self.serving = None
        elif now - self.serving.started_at > OLDEST_SECONDS:
            self.renew()

    def end(self, why: SandboxUnavailable | None = None) -> None:
        for lease in self._taken():
            lease.refuse(why or SandboxUnavailable("the sandbox was ended"))
        for zygote in (self.serving, self.coming):
            if zygote:
                zygote.end(why)
        self.serving = self.coming = None


def _forget(zygote: Zygote) -> None:
    """What becomes of a zygote that serves no longer is no news to its pool."""
    zygote.on_abnormal = lambda: None
    zygote.on_lost = lambda why: None
