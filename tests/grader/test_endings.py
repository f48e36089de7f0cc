"""Nothing lives longer than it should: not than its grader, its supervisor, its zygote or its asker."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator

import pytest

from grader.sandbox import Call, ExitReason, Sandbox, running
from grader.sandbox.execution import encoded
from grader.sandbox.session import Session
from grader.sandbox.wire import frames
from tests.grader.processes import (
    ENDLESS,
    FEW,
    ROOT,
    TRUSTING,
    abandoned_lease,
    alive,
    all_ended,
    below,
    children,
    ended_for_sure,
    eventually,
    in_hand,
    is_confined,
    kill,
    refused,
    sandbox,
    serves,
    start,
    stopped,
    supervisor_of,
    zygotes,
)

SLOWLY_TESTED = """
    import time
    from grader.sandbox.supervisor import serving
    serving.selftest.examine = lambda *a: time.sleep(0.5)
"""
# Two jobs in hand, one ready child: prints the supervisor's id, or why there is none.
GRADER = f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from tests.grader.processes import TRUSTING, ENDLESS, SLOW, sandbox, start, supervisor_of
with sandbox(TRUSTING, tier=int(sys.argv[1]), ready=1) as made:
    state = made.available()
    for what in (ENDLESS, SLOW):
        start(made, what)
    print(supervisor_of(made) if state.ok else state.reason, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def made() -> Iterator[Sandbox]:
    with sandbox(TRUSTING) as made:
        assert serves(made)
        yield made


@pytest.mark.parametrize("tier", [0, 1, 2])
def test_nothing_outlives_a_grader_that_is_killed(tier: int) -> None:
    with killed_at_the_end(
        subprocess.Popen([sys.executable, "-c", GRADER, str(tier)], stdout=subprocess.PIPE)
    ) as grader:
        assert grader.stdout is not None
        said = grader.stdout.readline().decode().strip()
        if not said.isdigit():
            pytest.skip(f"tier {tier}: {said}")
        assert eventually(lambda: sum(map(is_confined, below(int(said)))) == 3)
        everything = [int(said), *below(int(said))]
    with ended_for_sure(everything):
        assert eventually(lambda: all_ended(everything), seconds=3)


@contextlib.contextmanager
def killed_at_the_end(process: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("which", ["supervisor", "zygote"])
@pytest.mark.parametrize("tier", [0, 1, 2])
def test_no_child_outlives_what_it_descends_from(tier: int, which: str) -> None:
    with sandbox(TRUSTING, tier=tier) as made:
        if not (state := made.available()).ok:
            pytest.skip(f"tier {tier}: {state.reason}")
        hand = in_hand(made)
        start(made, ENDLESS)
        assert eventually(lambda: len(children(made)) == made.settings.ready + 2)
        confined = children(made)
        kill(supervisor_of(made) if which == "supervisor" else zygotes(made)[0])
        with ended_for_sure(confined):
            assert eventually(lambda: all_ended(confined), seconds=1)
        assert refused(hand)


def test_nothing_outlives_a_sandbox_that_is_closed(made: Sandbox) -> None:
    hand = in_hand(made, ENDLESS)
    everything = [supervisor_of(made), *below(supervisor_of(made))]
    made.close()
    assert refused(hand)
    assert eventually(lambda: all_ended(everything))
    assert serves(made)


def test_the_end_of_a_supervisor_that_is_stuck_is_not_waited_for(
    made: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_END_SECONDS", 0.2)
    everything = [supervisor_of(made), *below(supervisor_of(made))]
    with stopped(supervisor_of(made)):
        made.close()
    assert eventually(lambda: all_ended(everything))


def test_an_asker_that_hangs_up_in_mid_job_has_its_child_ended(made: Sandbox) -> None:
    child = made.lease("numpy", FEW)
    with Session(ENDLESS, child) as session:
        assert session.load().reason == ExitReason.FINISHED
        child.conversation.channel.send(frames.pack(encoded(Call())))
        assert eventually(lambda: child.cpu_seconds() > 0.05)
    assert eventually(lambda: not alive(child.pid))
    assert serves(made)


def test_an_asker_that_hangs_up_while_it_waits_costs_nobody_a_child() -> None:
    with sandbox(SLOWLY_TESTED, ready=1) as made:
        for _ in range(3):
            abandoned_lease(made)
        assert serves(made)
        abandoned_lease(made)
        assert eventually(lambda: len(children(made)) == 1)
