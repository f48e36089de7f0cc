"""What the supervisor does with each request that comes over a link."""

import json
import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from grader.sandbox import runtimes, selftest
from grader.sandbox.client import LONGEST, Client
from grader.sandbox.job import NotConfined, RuntimeUnavailable, SandboxUnavailable
from grader.sandbox.layers import Layer
from grader.sandbox.supervisor.leases import Lease
from grader.sandbox.supervisor.loop import Loop
from grader.sandbox.supervisor.pools import RETRY_SECONDS, Pool
from grader.sandbox.supervisor.zygotes import Setting, Zygote


class Supervisor:
    """`fault` is why it must refuse from the start; otherwise each zygote has to pass the self-test first."""

    def __init__(self, setting: Setting, link: socket.socket, fault: SandboxUnavailable | None = None) -> None:
        self.setting = setting
        self.link = link
        self.loop = Loop()
        self.pools: dict[str, Pool] = {}
        self.closed = fault
        self.closed_for_good = fault is not None
        self.closed_at = time.monotonic()
        self.asking_state: list[Lease] = []

    def serve(self) -> None:
        """Until the grader hangs up."""
        self.loop.watch(self.link, self._hear)
        try:
            self.loop.run()
        finally:
            for pool in self.pools.values():
                pool.end()

    def _hear(self) -> None:
        try:
            message, descriptors, _, _ = socket.recv_fds(self.link, LONGEST, 1)
        except OSError:
            message, descriptors = b"", []
        if not message:
            self.loop.stopped = True
            return
        request = json.loads(message)
        lease = Lease(descriptors[0], request.get("memory", 0), request.get("cpu", 0))
        self._open_again()
        if request["ask"] == "state":
            self._tell_state(lease)
        elif self.closed:
            lease.refuse(self.closed)
        else:
            self._lease(request["runtime"], lease)

    def _lease(self, name: str, lease: Lease) -> None:
        try:
            self._pool(name).lease(lease)
        except RuntimeUnavailable as missing:
            lease.no_such_runtime(str(missing))

    def _pool(self, name: str) -> Pool:
        if name not in self.pools:
            runtime = runtimes.runtime(name)
            if name not in self.setting.installed:
                raise RuntimeUnavailable(f"the runtime {name!r} is not installed here")
            self.pools[name] = Pool(runtime, self.setting, self.loop, self._test, self._answer_state, self._close)
        return self.pools[name]

    # Open or closed

    def _tell_state(self, lease: Lease) -> None:
        """At once when it is known; else when the first zygote of the default runtime has been tested."""
        self.asking_state.append(lease)
        pool = None if self.closed else self._pool(runtimes.DEFAULT)
        if pool is None or pool.serving or pool.fault:
            self._answer_state()
        else:
            pool.renew()

    def _answer_state(self) -> None:
        fault = self.closed or self._pool(runtimes.DEFAULT).fault
        state: dict[str, Any] = {"ok": fault is None, "reason": "", "fix": ""}
        if fault:
            state |= {"reason": fault.reason, "fix": fault.fix}
        state |= {"tier": self.setting.tier, "layers": sorted(self.setting.layers)}
        for lease in self.asking_state:
            lease.grant(state)
            lease.close()
        self.asking_state.clear()

    def _close(self, why: SandboxUnavailable) -> None:
        """One canary that gets out closes everything: what holds for one runtime holds for all."""
        self.closed, self.closed_at = why, time.monotonic()
        for pool in self.pools.values():
            pool.end(why)
        self._answer_state()

    def _open_again(self) -> None:
        if self.closed and not self.closed_for_good and time.monotonic() - self.closed_at > RETRY_SECONDS:
            self.closed = None

    # The self-test: a client like any other, but of one zygote, and in a thread, for it waits for canaries to die.

    def _test(self, zygote: Zygote, done: Callable[[SandboxUnavailable | None], None]) -> None:
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.loop.watch(far, partial(self._hear_test, far, zygote, done))
        examiner = partial(_examine, Client(near), zygote.pid, zygote.runtime, self.setting.required)
        threading.Thread(target=examiner, name="self-test", daemon=True).start()

    def _hear_test(self, far: socket.socket, zygote: Zygote, done: Callable[[SandboxUnavailable | None], None]) -> None:
        message, descriptors, _, _ = socket.recv_fds(far, LONGEST, 1)
        request: dict[str, Any] = {"ask": "failed", "reason": "the self-test broke off", "fix": ""}
        if message:
            request = json.loads(message)
        if request["ask"] == "lease":
            zygote.lease(Lease(descriptors[0], request["memory"], request["cpu"]))
            return
        self.loop.forget(far)
        far.close()
        done(None if request["ask"] == "passed" else NotConfined(request["reason"], request["fix"]))


def _examine(client: Client, zygote: int, runtime: runtimes.Runtime, layers: frozenset[Layer]) -> None:
    try:
        if wrong := selftest.examine(client, runtime, zygote, layers):
            fix = "Report it: the sandbox does not hold on this host, so nothing is run."
            client.say("failed", reason=f"the self-test failed ({'; '.join(wrong)})"[:2000], fix=fix)
        else:
            client.say("passed")
    except SandboxUnavailable as error:
        client.say("failed", reason=error.reason, fix=error.fix)
    finally:
        client.close()
