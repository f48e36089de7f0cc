"""A sandbox with layers taken away, for controls and to test the self-test. Nothing of this is in the product."""

import dataclasses
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable

from grader.sandbox import SandboxUnavailable, Settings
from grader.sandbox.client import Client
from grader.sandbox.layers import Layer
from grader.sandbox.supervisor import start
from grader.sandbox.supervisor.serving import Supervisor
from grader.sandbox.supervisor.zygotes import Setting, Zygote
from tests.grader.rounds import CHECKOUT, Watched

_PROGRAM = f"import sys; sys.path.insert(0, {str(CHECKOUT)!r}); from tests.grader import unguarded; unguarded.main()"


class Credulous(Supervisor):
    """Takes every zygote's word that it confines."""

    def _test(self, zygote: Zygote, done: Callable[[SandboxUnavailable | None], None]) -> None:
        done(None)
        if self.asking_state:
            self._answer_state()


class Weakened(Watched):
    """Its supervisor leaves layers out; `tested`, it still makes the self-test that should notice."""

    def __init__(self, tier: int, without: Iterable[Layer], *, tested: bool) -> None:
        super().__init__(Settings(tier=tier, ready=1))
        self.options = json.dumps({"tier": tier, "ready": 1, "without": sorted(without), "tested": tested})

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        words = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM, self.options]
        with theirs:
            self._process = subprocess.Popen(words, stdin=theirs.fileno(), env={}, cwd="/", start_new_session=True)
        self._client, self._owner = Client(ours), os.getpid()


def main() -> None:
    """Serve the link on standard input, as start.main does."""
    options = json.loads(sys.argv[1])
    without = frozenset(Layer(name) for name in options["without"])
    link = socket.socket(fileno=0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        setting = start.prepared(tier=options["tier"], ready=options["ready"], without=without)
    except SandboxUnavailable as fault:
        Supervisor(Setting(-1, frozenset(), frozenset(), {}, None, 0), link, fault).serve()
    else:
        credulous = Credulous(dataclasses.replace(setting, required=setting.layers), link)
        (Supervisor(setting, link) if options["tested"] else credulous).serve()
