"""One round: every attack in one tier, as whoever starts this. Prints a line of JSON for each.

    python -m tests.grader.rounds --tier 2 --user 61234

With --user, root first shows Python and the checkout to that user, who might not reach them, and becomes it for good.
"""

import argparse
import json
import os
import resource
import socket
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from grader.sandbox import Call, Job, Limits, Outcome, Sandbox, Settings
from grader.sandbox.child import Child
from grader.sandbox.supervisor import staging
from tests.grader.attacking import Attack, attacks, word

CHECKOUT = Path(__file__).parents[2]
HEAD_START = 0.08
# Whoever attacks must not cost the others more than this: to be served again, of our own time, of our own memory.
RECOVERY_SECONDS = 2.0
GRADER_SECONDS = 0.2
GRADER_BYTES = 48 << 20
GONE_SECONDS = 3.0


@dataclass(frozen=True)
class Result:
    """How one attack went: what came out, and in words everything that should have been otherwise."""

    name: str
    got: list[str]
    wrong: list[str]
    seconds: float
    recovery: float


class Watched(Sandbox):
    """Remembers the processes that it has leased."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.leased: list[int] = []

    def lease(self, runtime: str, limits: Limits) -> Child:
        child = super().lease(runtime, limits)
        self.leased.append(child.pid)
        return child

    def supervisor(self) -> int:
        return self._process.pid if self._process else 0

    def alive(self) -> list[int]:
        """Leased processes that are still there after a while."""
        latest = time.monotonic() + GONE_SECONDS
        while left := [pid for pid in self.leased if Path(f"/proc/{pid}").exists()]:
            if time.monotonic() > latest:
                return left
            time.sleep(0.01)
        return []


def play(sandbox: Watched, chosen: list[Attack]) -> Iterator[Result]:
    """Attack after attack, with an honest job after each."""
    given = {
        "host_name": socket.gethostname(),
        "checkout": str(CHECKOUT),
        "grader": os.getpid(),
        "supervisor": sandbox.supervisor(),
    }
    for attack in chosen:
        yield _one(sandbox, attack, given)


def _one(sandbox: Watched, attack: Attack, given: Mapping[str, object]) -> Result:
    supervisor = sandbox.supervisor()
    peak, used, started = _peak(), time.process_time(), time.monotonic()
    outcomes, wrong = mounted(sandbox, attack, given)
    took = time.monotonic() - started
    wrong += [*attack.unexpected(outcomes), *_uncharged(attack, outcomes)]
    if (spent := time.process_time() - used) > GRADER_SECONDS:
        wrong.append(f"it took {spent:.1f} s of the grader's own processor time")
    if (grown := _peak() - peak) > GRADER_BYTES:
        wrong.append(f"the grader grew by {grown >> 20} MB")
    recovery = _recovery(sandbox)
    if recovery > RECOVERY_SECONDS:
        wrong.append(f"the next submission had to wait {recovery:.1f} s")
    if sandbox.supervisor() != supervisor:
        wrong.append("the supervisor had to be started again")
    if left := sandbox.alive():
        wrong.append(f"processes {left} live on")
    sandbox.leased.clear()
    return Result(attack.name, [word(outcome) for outcome in outcomes], wrong, round(took, 3), round(recovery, 3))


def mounted(sandbox: Sandbox, attack: Attack, given: Mapping[str, object]) -> tuple[list[Outcome], list[str]]:
    """The outcomes that count, and what befell others meanwhile."""
    wrong: list[str] = []
    beside = threading.Thread(target=_beside, args=(sandbox, attack, given, wrong))
    if "beside" in attack.fields:
        beside.start()
        time.sleep(HEAD_START)
    outcomes = sandbox.run(attack.job(given))
    if beside.ident:
        beside.join()
    if "then" in attack.fields:
        outcomes = sandbox.run(attack.job(given, attack.fields["then"]))
    return outcomes, wrong


def _beside(sandbox: Sandbox, attack: Attack, given: Mapping[str, object], wrong: list[str]) -> None:
    outcomes = sandbox.run(attack.job(given, attack.fields["beside"]))
    wrong += [f"the other submission: {said}" for said in attack.unexpected(outcomes, "unharmed")]


def _uncharged(attack: Attack, outcomes: list[Outcome]) -> list[str]:
    charged = sum(outcome.cpu_seconds for outcome in outcomes)
    if charged < float(attack.fields.get("charged", 0)):
        return [f"only {charged:.3f} s were charged of {attack.fields['charged']}"]
    return []


def _recovery(sandbox: Sandbox) -> float:
    """Seconds until an honest submission has its right answer."""
    started = time.monotonic()
    (outcome,) = sandbox.run(Job("def solve(x): return x + 1", "solve", [Call([1])]))
    return time.monotonic() - started if outcome.value == 2 else float("inf")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def become(user: int) -> None:
    """For root: become `user`, in a fresh process that has never been anybody else."""
    staging.stage([Path(sys.base_prefix), Path(sys.prefix), CHECKOUT])
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    words = list(sys.argv[1:])
    at = words.index("--user")
    os.chdir(CHECKOUT)
    os.execv(sys.executable, [sys.executable, "-m", "tests.grader.rounds", *words[:at], *words[at + 2 :]])


def say(what: object) -> None:
    print(json.dumps(what), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tier", type=int, required=True)
    parser.add_argument("--user", type=int)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.user is not None:
        become(options.user)
    sandbox = Watched(Settings(tier=options.tier, ready=2))
    available = sandbox.available()
    say(asdict(available))
    if available.ok:
        chosen = [attack for attack in attacks() if options.tier in attack.tiers]
        for result in play(sandbox, [a for a in chosen if not options.names or a.name in options.names]):
            say(asdict(result))
    sandbox.close()


if __name__ == "__main__":
    main()
