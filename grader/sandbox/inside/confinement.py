"""Giving up rights, for good, layer by layer."""

import os
import resource
import sys
from dataclasses import dataclass
from typing import Any

from grader.sandbox.inside import kernel, landlock
from grader.sandbox.layers import Layer

CHANNEL = 3


@dataclass(frozen=True)
class Posture:
    """What a process is to be confined by; `rlimits` by the names of the module resource, sizes in bytes."""

    layers: frozenset[Layer]
    filter: bytes
    rlimits: dict[str, int]
    readable: list[str]
    writable: list[str]
    executable: bool
    scratch_bytes: int
    scratch_files: int

    @classmethod
    def read(cls, order: dict[str, Any], program: bytes) -> "Posture":
        layers = frozenset(Layer(name) for name in order.pop("layers"))
        return cls(layers=layers, filter=program, **order)


class Confinement:
    """A posture with all that can be prepared for it before the fork, by a zygote that is not confined itself."""

    def __init__(self, posture: Posture) -> None:
        self.posture = posture
        self.has = posture.layers.__contains__
        self.rlimits = [(getattr(resource, name), (limit, limit)) for name, limit in posture.rlimits.items()]
        self.readable = landlock.rules(posture.readable, executable=posture.executable)
        self.null = kernel.open_high(os.devnull, os.O_RDONLY)
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        sys.stderr = sys.stdout
        if self.has(Layer.ENVIRONMENT):
            os.environ.clear()
        if self.has(Layer.CAPABILITIES):
            kernel.drop_bounding_set()

    def confine(self, channel: int, output: int) -> None:
        """Confine this process; `channel` becomes descriptor 3, `output` standard output and error."""
        has, posture = self.has, self.posture
        if has(Layer.NAMESPACES):
            kernel.unshare(kernel.NEW_NAMESPACES)
        if has(Layer.SCRATCH):
            kernel.mount_scratch("/tmp", posture.scratch_bytes, posture.scratch_files)
            os.chdir("/tmp")
        paths = self.readable + landlock.rules([], posture.writable)
        self._take_descriptors(channel, output)
        if has(Layer.CAPABILITIES):
            kernel.drop_capabilities()
        if has(Layer.NO_NEW_PRIVILEGES):
            kernel.forbid_new_privileges()
        if has(Layer.LANDLOCK):
            landlock.restrict(paths)
        if has(Layer.DESCRIPTORS):
            kernel.close_from(CHANNEL + 1)
        if has(Layer.LIMITS):  # not before: there may be more descriptors of the zygote's than it will have
            for kind, limits in self.rlimits:
                resource.setrlimit(kind, limits)
        if has(Layer.UNDUMPABLE):
            kernel.forbid_dumps()
        if not has(Layer.NAMESPACES):
            kernel.die_with_parent()  # as it would with the namespace of a zygote
        if has(Layer.SECCOMP):
            kernel.load_filter(posture.filter)

    def _take_descriptors(self, channel: int, output: int) -> None:
        # All of them come from far above, so that no number is overwritten before it has been copied.
        os.dup2(self.null, 0)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.dup2(channel, CHANNEL, inheritable=False)
