"""The layers that confine a submission, and which of them each tier has.

Each stands on its own: an attack has to get through all of them, and the self-test sees each that is missing.
"""

import enum
from typing import Final


class Layer(enum.StrEnum):
    NAMESPACES = "namespaces"  # processes, mounts, IPC, host name and cgroups of its own
    NETWORK = "network"  # a network without so much as a loopback that is up
    READ_ONLY_ROOT = "read_only_root"  # a file system that holds the runtime alone, and cannot be written
    SCRATCH = "scratch"  # a /tmp of its own, limited in bytes and files, gone with the process
    ENVIRONMENT = "environment"  # no variable of ours
    DESCRIPTORS = "descriptors"  # nothing open but its input, output and channel
    LIMITS = "limits"  # rlimits
    CAPABILITIES = "capabilities"  # none, and none to be had
    NO_NEW_PRIVILEGES = "no_new_privileges"
    UNDUMPABLE = "undumpable"  # no other process of the same user may look into it
    LANDLOCK = "landlock"  # paths, once more, by the kernel's own list
    SECCOMP = "seccomp"  # a short list of system calls
    CGROUP = "cgroup"  # memory and processes counted by the kernel for all that it starts


_BY_NAMESPACE = {Layer.NAMESPACES, Layer.NETWORK, Layer.READ_ONLY_ROOT, Layer.SCRATCH}

TIERS: Final[dict[int, frozenset[Layer]]] = {
    0: frozenset(Layer),
    1: frozenset(Layer) - {Layer.CGROUP},
    2: frozenset(Layer) - {Layer.CGROUP} - _BY_NAMESPACE,
}
# A kernel without Landlock has the other layers in its place, where there are namespaces.
OPTIONAL: Final = {0: frozenset({Layer.LANDLOCK}), 1: frozenset({Layer.LANDLOCK}), 2: frozenset[Layer]()}
