"""The supervisor's first steps: import everything, prepare as root what needs root, stop being root, serve."""

import contextlib
import json
import os
import signal
import socket
import sys
from pathlib import Path

from grader.sandbox import filter, runtimes
from grader.sandbox.inside import landlock
from grader.sandbox.installation import Installation
from grader.sandbox.job import RuntimeUnavailable, SandboxUnavailable
from grader.sandbox.layers import OPTIONAL, TIERS, Layer
from grader.sandbox.supervisor import cgroups, occupancy, privileges, staging
from grader.sandbox.supervisor.serving import Supervisor
from grader.sandbox.supervisor.zygotes import Setting

_NOTHING = Setting(tier=-1, layers=frozenset(), required=frozenset(), installed={}, cgroups=None, ready=0)


def main() -> None:
    """Serve the link on standard input; the one argument holds the options as JSON."""
    options = json.loads(sys.argv[1])
    link = socket.socket(fileno=os.dup(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        supervisor = Supervisor(prepared(**options), link)
    except SandboxUnavailable as fault:
        supervisor = Supervisor(_NOTHING, link, fault)
    supervisor.serve()


def prepared(
    *, tier: int | None, ready: int, cgroup: str | None = None, without: frozenset[Layer] = frozenset()
) -> Setting:
    """What every zygote will have, with root given up; raises SandboxUnavailable.

    `tier` None takes the best there is of 0 and 1. `without` leaves layers out, which no self-test lets pass.
    """
    for starts_programs in (False, True):
        filter.program(starts_programs=starts_programs)
    groups = None
    if tier in (None, 0):
        groups = _cgroups(cgroup, needed=tier == 0)
        tier = 0 if groups else 1
    installed = _installed()
    if os.geteuid() == 0:
        staging.stage(path for installation in installed.values() for path in installation.paths())
    privileges.drop_root()
    required = _layers(tier)
    layers = required - without
    if tier == 2:
        occupancy.require_alone()
    return Setting(tier, layers, required, installed, groups if Layer.CGROUP in layers else None, ready)


def _layers(tier: int) -> frozenset[Layer]:
    if landlock.version() > 0:
        return TIERS[tier]
    if Layer.LANDLOCK in OPTIONAL[tier]:
        return TIERS[tier] - {Layer.LANDLOCK}
    raise SandboxUnavailable("this kernel has no Landlock", "Tier 2 needs Linux 5.13 or later, with Landlock enabled.")


def _cgroups(path: str | None, *, needed: bool) -> cgroups.Cgroups | None:
    try:
        if path:
            return cgroups.delegated(Path(path))
        if os.geteuid() == 0:
            return cgroups.prepare(privileges.SANDBOX_USER)
        raise cgroups.NoCgroups("an ordinary user needs a delegated cgroup")
    except cgroups.NoCgroups as error:
        if path or needed:
            fix = "Name a cgroup that is delegated to this user in SANDBOX_CGROUP, or leave SANDBOX_TIER unset."
            raise SandboxUnavailable(str(error), fix) from error
        return None


def _installed() -> dict[str, Installation]:
    found = {}
    for runtime in runtimes.RUNTIMES.values():
        with contextlib.suppress(RuntimeUnavailable):
            found[runtime.name] = Installation.of(runtime)
    return found
