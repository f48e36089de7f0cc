"""The way to a supervisor: ask for a process, or for what holds on this host."""

import contextlib
import json
import socket
from typing import Any

from grader.sandbox.child import Child
from grader.sandbox.conversation import Conversation
from grader.sandbox.job import RuntimeUnavailable, SandboxUnavailable
from grader.sandbox.limits import Limits

ANSWER_SECONDS = 150.0
LONGEST = 1 << 15


class SupervisorGone(SandboxUnavailable):
    """The supervisor has ended, or does not answer."""

    def __init__(self) -> None:
        super().__init__("the sandbox's supervisor is gone", "It is started again with the next submission.")


class Client:
    """Safe to use from several threads: each request has a socket of its own for its answer."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link

    def lease(self, runtime: str, limits: Limits) -> Child:
        """A process of `runtime`, confined and alone; raises SandboxUnavailable or RuntimeUnavailable."""
        request = {"ask": "lease", "runtime": runtime, "memory": limits.memory_bytes, "cpu": _most_cpu(limits)}
        report, told, descriptors = self._ask(request)
        channel, output = descriptors
        stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, channel)
        conversation = Conversation(stream, output, limits.output_bytes)
        try:
            return Child(report, conversation, told["pid"], told["peak"], told["tier"])
        except OSError as error:
            conversation.close()
            report.close()
            raise SandboxUnavailable("a process died before it was asked anything") from error

    def state(self) -> dict[str, Any]:
        """What the supervisor says of itself: open, reason, fix, tier, layers."""
        report, told, _ = self._ask({"ask": "state"})
        report.close()
        return told

    def say(self, word: str, **what: Any) -> None:
        """Tell the supervisor something that needs no answer."""
        with contextlib.suppress(OSError):
            self._link.send(json.dumps({"ask": word, **what}).encode())

    def close(self) -> None:
        self._link.close()

    def _ask(self, request: dict[str, Any]) -> tuple[socket.socket, dict[str, Any], list[int]]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                socket.send_fds(self._link, [json.dumps(request).encode()], [theirs.fileno()])
            ours.settimeout(ANSWER_SECONDS)
            message, descriptors, _, _ = socket.recv_fds(ours, LONGEST, 2)
        except OSError as error:
            ours.close()
            raise SupervisorGone from error
        told = json.loads(message) if message else {}
        if not told or "refused" in told:
            ours.close()
        if not told:
            raise SupervisorGone
        if "refused" in told:
            raise RuntimeUnavailable(told["refused"]) if told.get("runtime") else _closed(told)
        return ours, told, descriptors


def _closed(told: dict[str, Any]) -> SandboxUnavailable:
    return SandboxUnavailable(told["refused"], told["fix"])


def _most_cpu(limits: Limits) -> int:
    """Seconds after which the kernel itself ends the process, should everybody else have failed to."""
    return int(2 * limits.total_seconds + limits.cpu_seconds + limits.load_seconds) + 2
