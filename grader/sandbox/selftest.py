"""May a zygote's children run code? Attempts that must fail are made in them, and the kernel is asked from outside."""

from dataclasses import replace
from pathlib import Path

from grader.sandbox import inspection
from grader.sandbox.canaries import BRIEF, EXPECTED, NEEDS, PROGRAMS
from grader.sandbox.client import Client
from grader.sandbox.execution import execute
from grader.sandbox.job import Call, ExitReason, Job, Outcome, SandboxUnavailable
from grader.sandbox.layers import Layer
from grader.sandbox.limits import Limits
from grader.sandbox.runtimes import Runtime

_LIMITS = Limits(cpu_seconds=2, wall_seconds=20, memory_mb=64, output_kb=64, load_seconds=20)
_BRIEF_LIMITS = replace(_LIMITS, cpu_seconds=0.05)


def examine(client: Client, runtime: Runtime, zygote: int, layers: frozenset[Layer]) -> list[str]:
    """What does not hold in children of `zygote` (a process id), which `client` leases; empty if all holds.

    Raises SandboxUnavailable if there is no child to examine.
    """
    return _looked_at(client, runtime, zygote, layers) + _attempted(client, runtime, layers)


def _looked_at(client: Client, runtime: Runtime, zygote: int, layers: frozenset[Layer]) -> list[str]:
    child = client.lease(runtime.name, _LIMITS)
    try:
        return inspection.exposed(child.pid, zygote, layers)
    except OSError as error:
        raise SandboxUnavailable(f"a confined process cannot be inspected: {error}") from error
    finally:
        child.release()


def _attempted(client: Client, runtime: Runtime, layers: frozenset[Layer]) -> list[str]:
    source = Path(__file__).with_name("canaries.py").read_text(encoding="utf-8")
    permitted = PROGRAMS if runtime.starts_programs else frozenset[str]()
    names = [name for name in EXPECTED if NEEDS.get(name, Layer.SECCOMP) in layers and name not in permitted]
    found = []
    for limits, group in ((_LIMITS, [n for n in names if n not in BRIEF]), (_BRIEF_LIMITS, sorted(BRIEF))):
        job = Job(source, "attempt", [Call([name]) for name in group], runtime=runtime.name, limits=limits)
        outcomes = execute(job, client.lease, language="python")
        got = dict(zip(group, map(_got, outcomes), strict=True))
        found += [f"{name} was {got[name]}" for name in group if got[name] != EXPECTED[name]]
    return found


def _got(outcome: Outcome) -> str:
    return str(outcome.value) if outcome.reason == ExitReason.FINISHED else outcome.reason.value
