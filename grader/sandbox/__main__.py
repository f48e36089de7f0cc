"""`python -m grader.sandbox doctor`: what holds on this host; exit status 1 if code cannot be run."""

import os
import platform
import shutil
import subprocess
import sys
import time

from grader.sandbox import Call, Job, Sandbox, Settings
from grader.sandbox.inside import landlock
from grader.sandbox.job import RuntimeUnavailable, SandboxUnavailable
from grader.sandbox.layers import TIERS, Layer
from grader.sandbox.running import Availability
from grader.sandbox.runtimes import RUNTIMES
from grader.sandbox.supervisor.privileges import SANDBOX_USER

# How to get a layer that the best tier of a host does not have.
FIXES = {
    Layer.LANDLOCK: "Boot Linux 5.13 or later with Landlock among its security modules (lsm=landlock,...).",
    Layer.CGROUP: "Start the worker as root, or delegate a cgroup (version 2) to it and name it in SANDBOX_CGROUP.",
}
ROUNDS = 20


def doctor() -> int:
    """Print each tier, layer and runtime, whether it holds here, and the fix where not; 0 if code can be run."""
    _tell_host()
    tiers = {tier: _state(tier) for tier in TIERS}
    for tier, found in tiers.items():
        _tell(f"tier {tier}", found.ok, found.reason, found.fix)
    best = next((tier for tier in (0, 1) if tiers[tier].ok), None)
    if best is None:
        print("The sandbox does not hold here; nothing will be run." + _opt_in(tiers[2]))
        return 1
    for layer in Layer:
        _tell(layer.value, layer in tiers[best].layers, f"not part of tier {best} here", FIXES.get(layer, ""))
    with Sandbox(Settings(tier=best)) as sandbox:
        for name, runtime in RUNTIMES.items():
            _tell_runtime(sandbox, name, runtime.language)
    print(f"The sandbox holds, in tier {best}.")
    return 0


def _tell_host() -> None:
    bubblewrap = shutil.which("bwrap", path=os.defpath)
    version = subprocess.run([bubblewrap, "--version"], capture_output=True, text=True).stdout if bubblewrap else "none"
    user = f"root, which becomes user {SANDBOX_USER}" if os.geteuid() == 0 else f"user {os.geteuid()}"
    print(f"Linux {platform.release()} on {platform.machine()}, Python {platform.python_version()}")
    print(f"bubblewrap: {version.strip().removeprefix('bubblewrap ')}, Landlock: {landlock.version() or 'none'}")
    print(f"started as {user}\n")


def _state(tier: int) -> Availability:
    with Sandbox(Settings(tier=tier, ready=1)) as sandbox:
        return sandbox.available()


def _opt_in(tier_2: Availability) -> str:
    return " Tier 2 would hold, if you chose it with SANDBOX_TIER=2: see docs/operating.md." if tier_2.ok else ""


def _tell(name: str, holds: bool, reason: str, fix: str) -> None:
    print(f"{'ok  ' if holds else 'no  '}{name:20}{'' if holds else f'{reason}. {fix}'}")


def _tell_runtime(sandbox: Sandbox, name: str, language: str) -> None:
    source = "SELECT 1" if language == "sql" else "def same(x):\n    return x\n"
    call = Call(["", {}]) if language == "sql" else Call([1])
    try:
        sandbox.run(Job(source, "same", [call], runtime=name))
    except RuntimeUnavailable as missing:
        _tell(f"runtime {name}", False, str(missing), "Run bootstrap/prepare torch." if name == "torch" else "")
        return
    except SandboxUnavailable as fault:
        _tell(f"runtime {name}", False, fault.reason, "")
        return
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        sandbox.run(Job(source, "same", [call], runtime=name))
        times.append(time.perf_counter() - started)
        time.sleep(0.02)  # as after a real submission, the next process gets ready meanwhile
    print(f"ok  runtime {name:12}a trivial job takes {sorted(times)[ROUNDS // 2] * 1000:.1f} ms")


if __name__ == "__main__":
    if sys.argv[1:] != ["doctor"]:
        sys.exit("usage: python -m grader.sandbox doctor")
    sys.exit(doctor())
