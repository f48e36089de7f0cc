"""A request for a process, and the private socket on which its asker waits."""

import contextlib
import json
import socket
from collections.abc import Sequence
from typing import Any

from grader.sandbox.job import SandboxUnavailable


class Lease:
    """`memory` in bytes and `cpu` in seconds are what its process may use on top of what it has."""

    def __init__(self, report: int, memory: int = 0, cpu: int = 0) -> None:
        self.report = socket.socket(fileno=report)
        self.memory, self.cpu = memory, cpu

    def grant(self, facts: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
        self._send(facts, descriptors)

    def refuse(self, why: SandboxUnavailable) -> None:
        """Say that there will be no process, and hang up."""
        self._send({"refused": why.reason, "fix": why.fix})
        self.close()

    def no_such_runtime(self, reason: str) -> None:
        self._send({"refused": reason, "runtime": True})
        self.close()

    def tell(self, facts: dict[str, Any]) -> None:
        self._send(facts)

    def hears_word(self) -> bool:
        """Whether the asker has said something, rather than hung up."""
        with contextlib.suppress(OSError):
            return bool(self.report.recv(16))
        return False

    def close(self) -> None:
        self.report.close()

    def _send(self, facts: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
        # An asker that has gone away misses nothing.
        with contextlib.suppress(OSError):
            socket.send_fds(self.report, [json.dumps(facts).encode()], list(descriptors))
