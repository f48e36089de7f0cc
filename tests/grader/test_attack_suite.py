"""Every attack, on every tier, as root and as a plain user: none succeeds, and without its layer each would."""

import contextlib
import functools
import json
import os
import pwd
import random
import socket
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.sandbox import Availability, Call, Job, Limits, SandboxUnavailable, Settings, inspection
from grader.sandbox.layers import TIERS, Layer
from grader.sandbox.supervisor.privileges import SANDBOX_USER
from tests.grader.attacking import Attack, Control, attacks
from tests.grader.rounds import CHECKOUT, Result, Watched, mounted
from tests.grader.unguarded import Weakened

pytestmark = pytest.mark.sandbox

AS_ROOT = os.geteuid() == 0
ROUNDS = [(tier, user) for tier in (0, 1, 2) for user in ("root", "plain user")]
ROUND_SECONDS = 300
# What the self-test's own attempts leave on a host whose layers have been taken away.
LEFT = (Path("/tmp/left"), Path("/dev/shm/canary"), Path("/canary"))


@dataclass(frozen=True)
class Round:
    """What came of all attacks in one tier, started by one user; or why there is nothing."""

    results: list[Result]
    closed: str = ""


@functools.cache
def _rounds() -> dict[tuple[int, str], Future[Round]]:
    """All that can be played here, three at a time: most of a round is waiting for limits."""
    pool = ThreadPoolExecutor(3)
    return {played: pool.submit(_play, *played) for played in ROUNDS if AS_ROOT or played[1] == "plain user"}


def _play(tier: int, user: str) -> Round:
    words = [sys.executable, "-m", "tests.grader.rounds", "--tier", str(tier)]
    if AS_ROOT and user == "plain user":
        words += ["--user", str(_nobody())]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, timeout=ROUND_SECONDS)
    said = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or not said:
        return Round([], f"the round broke off: {done.stdout[-500:]} {done.stderr[-2000:]}")
    return Round([Result(**line) for line in said[1:]], "" if said[0]["ok"] else said[0]["reason"])


def _nobody() -> int:
    """A user that has no process and no name: tier 2 wants to be alone."""
    taken = {entry.pw_uid for entry in pwd.getpwall()} | {SANDBOX_USER}
    for path in Path("/proc").iterdir():
        with contextlib.suppress(OSError):  # it has ended meanwhile
            taken.add(path.stat().st_uid)
    return next(number for number in iter(lambda: random.randrange(61_000, 64_000), 0) if number not in taken)


@pytest.mark.parametrize(("tier", "user"), ROUNDS)
def test_no_attack_succeeds(
    tier: int, user: str, record_property: Callable[[str, object], None], capfd: pytest.CaptureFixture[str]
) -> None:
    if (tier, user) not in _rounds():
        pytest.skip(f"tier {tier} as {user}: the tests run as a plain user")
    played = _rounds()[tier, user].result()
    if played.closed and "broke off" not in played.closed and "self-test" not in played.closed:
        pytest.skip(f"tier {tier} as {user}: {played.closed}")
    assert not played.closed
    succeeded = {result.name: result.wrong for result in played.results if result.wrong}
    said = f"{len(succeeded)} of {len(played.results)} succeeded"
    record_property(f"attacks, tier {tier}, {user}", said)
    with capfd.disabled():
        print(f"\nattacks, tier {tier}, started by {user}: {_told(tier, said, succeeded)}", file=sys.stderr)
    expected = {attack.name for attack in attacks() if tier in attack.open & attack.tiers}
    assert {name: told for name, told in succeeded.items() if name not in expected} == {}
    assert sorted(expected - set(succeeded)) == [], "no longer succeed: take `open` out of their fields"


def _told(tier: int, said: str, succeeded: dict[str, list[str]]) -> str:
    elsewhere = [attack.name for attack in attacks() if tier not in attack.tiers]
    parts = [said, f"known: {', '.join(sorted(succeeded))}" if succeeded else ""]
    parts.append(f"not counted, for they make no sense there: {', '.join(elsewhere)}" if elsewhere else "")
    return "; ".join(filter(None, parts))


def test_there_are_enough_and_they_differ() -> None:
    found = attacks()
    assert len(found) >= 80
    assert len({attack.title for attack in found}) == len(found)
    groups = "answers channel kernel persistence resources siblings timing trusted_side zygote"
    assert {attack.group for attack in found} == set(groups.split())


# Controls: without its layer each attack succeeds, or else it proves nothing.

CONTROLS: dict[tuple[int, frozenset[Layer]], list[Attack]] = defaultdict(list)
for _attack in attacks():
    if _attack.control:
        CONTROLS[_attack.control.tier, _attack.control.layers].append(_attack)


@pytest.fixture(autouse=True)
def _nothing_stays_on_the_host() -> Iterator[None]:
    before = {path for path in LEFT if path.exists()}
    yield
    for path in {path for path in LEFT if path.exists()} - before:
        if path.stat().st_uid in {SANDBOX_USER, os.getuid()}:
            path.unlink()


@pytest.mark.parametrize(
    ("tier", "layers"),
    [pytest.param(*key, id=f"tier {key[0]} without {' '.join(sorted(key[1])) or 'namespaces'}") for key in CONTROLS],
)
def test_without_its_layer_the_attack_succeeds(tier: int, layers: frozenset[Layer]) -> None:
    sandbox = Weakened(tier, layers, tested=False)
    with contextlib.closing(sandbox):
        if not AS_ROOT and not sandbox.available().ok:
            pytest.skip(sandbox.available().reason)
        assert sandbox.available().ok, sandbox.available().reason
        given = {
            "host_name": socket.gethostname(),
            "checkout": str(CHECKOUT),
            "grader": os.getpid(),
            "supervisor": sandbox.supervisor(),
        }
        for attack in CONTROLS[tier, layers]:
            assert isinstance(attack.control, Control)
            outcomes, _ = mounted(sandbox, attack, given)
            assert attack.unexpected(outcomes, attack.control.expect) == [], attack.name


# The self-test: whatever layer is missing, nothing is run.

MISSING = [(tier, layer) for tier, layers in TIERS.items() for layer in sorted(layers)]
# Taken away from the child alone, these are still there: it inherits them from the supervisor and the zygote.
INHERITED = {(tier, layer) for tier in TIERS for layer in (Layer.NO_NEW_PRIVILEGES, Layer.UNDUMPABLE)}
INHERITED |= {(2, Layer.CAPABILITIES)}  # there the supervisor itself is an ordinary user


@dataclass(frozen=True)
class Weakness:
    """What a sandbox says of itself without a layer, whether it ran code, and whether the layer was there after all."""

    available: Availability
    ran: bool
    inherited: bool = False


@functools.cache
def _weaknesses() -> dict[tuple[int, Layer], Future[Weakness]]:
    """Two at a time: a self-test waits for its attempts more than it works."""
    pool = ThreadPoolExecutor(2)
    return {each: pool.submit(_weakness, *each) for each in MISSING}


def _weakness(tier: int, layer: Layer) -> Weakness:
    with contextlib.closing(Weakened(tier, {layer}, tested=True)) as sandbox:
        available = sandbox.available()
        try:
            sandbox.run(Job("def solve(): return 1", "solve", [Call()]))
        except SandboxUnavailable:
            return Weakness(available, ran=False)
        return Weakness(available, ran=True, inherited=_holds_all_the_same(sandbox, layer))


def _holds_all_the_same(sandbox: Watched, layer: Layer) -> bool:
    child = sandbox.lease("numpy", Limits())
    try:
        found = inspection.unconfined(inspection.status(child.pid), frozenset({layer}))
        return found + inspection.exposed(child.pid, child.pid, frozenset({layer})) == []
    finally:
        child.release()


@functools.cache
def _closed(tier: int) -> str:
    """Why a tier cannot be had here at all."""
    with contextlib.closing(Watched(Settings(tier=tier))) as whole:
        return whole.available().reason


@pytest.mark.parametrize(("tier", "layer"), MISSING, ids=[f"{tier} {layer}" for tier, layer in MISSING])
def test_a_layer_that_is_missing_closes_the_grader(tier: int, layer: Layer) -> None:
    if _closed(tier):
        pytest.skip(_closed(tier))
    found = _weaknesses()[tier, layer].result()
    if (tier, layer) in INHERITED:
        assert found.inherited
    else:
        assert (found.available.ok, found.ran) == (False, False)
        assert found.available.reason
