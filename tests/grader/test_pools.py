"""Children wait before they are asked for, serve once, and come from a zygote that is renewed in time."""

from collections.abc import Iterator

import pytest

from grader.sandbox import Call, ExitReason, Job, Limits, Sandbox
from tests.grader.processes import (
    FEW,
    FEW_FORKS,
    HONEST,
    TRUSTING,
    alive,
    all_ended,
    below,
    cgroups_of,
    children,
    children_of,
    eventually,
    job,
    sandbox,
    serves,
    start,
    supervisor_of,
    zygotes,
)

READY = 3
SOON_OLD = """
    from grader.sandbox.supervisor import pools
    pools.OLDEST_SECONDS, pools.LOOK_SECONDS = 0.3, 0.05
"""
SOON_IDLE = """
    import dataclasses
    from grader.sandbox import runtimes
    from grader.sandbox.supervisor import pools
    pools.LOOK_SECONDS = 0.05
    runtimes.RUNTIMES["sql"] = dataclasses.replace(runtimes.RUNTIMES["sql"], idle_seconds=0.2)
"""
LONG = Limits(wall_seconds=60, total_seconds=60)
QUICK_END = Limits(cpu_seconds=0.1, wall_seconds=1)


@pytest.fixture(scope="module")
def calm() -> Iterator[Sandbox]:
    """A sandbox whose zygotes are not renewed meanwhile."""
    with sandbox(TRUSTING, ready=READY) as made:
        assert made.available().ok
        yield made


def as_many_as_ready(made: Sandbox) -> bool:
    return eventually(lambda: len(children(made)) == READY)


def test_children_are_ready_before_they_are_asked_for_and_after(calm: Sandbox) -> None:
    assert as_many_as_ready(calm)
    before = set(children(calm))
    leased = [calm.lease("numpy", FEW) for _ in range(2)]
    assert {child.pid for child in leased} < before
    assert eventually(lambda: len(children(calm)) == READY + 2)
    for child in leased:
        child.release()
    assert eventually(lambda: all_ended([child.pid for child in leased]))
    assert as_many_as_ready(calm)


def test_more_children_are_given_at_once_than_are_ready(calm: Sandbox) -> None:
    hands = [start(calm, HONEST) for _ in range(5 * READY)]
    assert [hand.wait().outcomes[0].value for hand in hands] == [5] * len(hands)


def test_a_large_host_may_have_many_children_at_once() -> None:
    with sandbox(TRUSTING) as made:
        leased = [made.lease("numpy", FEW) for _ in range(80)]
        for child in leased:
            child.release()
        assert serves(made)


def test_as_many_are_ready_after_a_rush_as_before() -> None:
    with sandbox(TRUSTING, ready=4) as made:
        assert serves(made)
        for hand in [start(made, HONEST) for _ in range(12)]:
            hand.wait()
        assert eventually(lambda: len(children(made)) == 4, seconds=1)


def test_a_child_serves_once(calm: Sandbox) -> None:
    leased = []
    for _ in range(10):
        child = calm.lease("numpy", FEW)
        leased.append(child.pid)
        child.release()
    assert len(set(leased)) == 10
    assert eventually(lambda: all_ended(leased))


def test_a_child_that_ended_its_submission_is_not_used_for_the_next_call(calm: Sandbox) -> None:
    counting = job("global n\nn = globals().get('n', 0) + 1\nif n == 2: 1 / 0\nimport os\nos._exit(n)", calls=3)
    assert [outcome.error for outcome in calm.run(counting)] == ["The process ended with exit status 1."] * 3


def test_a_child_whose_asker_hangs_up_is_ended(calm: Sandbox) -> None:
    child = calm.lease("numpy", FEW)
    assert alive(child.pid)
    child.release()
    assert eventually(lambda: not alive(child.pid))


def test_a_zygote_is_renewed_after_so_many_forks() -> None:
    with sandbox(TRUSTING, FEW_FORKS) as made:
        assert serves(made)
        (first,) = zygotes(made)
        assert all(serves(made) for _ in range(6))
        assert eventually(lambda: zygotes(made) and first not in zygotes(made))
        assert eventually(lambda: len(zygotes(made)) == 1)


def test_a_renewed_zygote_leaves_no_cgroup() -> None:
    with sandbox(TRUSTING, FEW_FORKS, tier=0) as made:
        if not (state := made.available()).ok:
            pytest.skip(f"tier 0: {state.reason}")
        (first,) = zygotes(made)
        assert all(serves(made) for _ in range(6))
        assert eventually(lambda: not alive(first) and len(children(made)) == 2)
        assert eventually(lambda: {int(slot.name) for slot in cgroups_of(made)} == set(children(made)), seconds=1)


def test_a_zygote_is_renewed_when_it_is_old() -> None:
    with sandbox(TRUSTING, SOON_OLD) as made:
        assert serves(made)
        first = zygotes(made)
        assert eventually(lambda: zygotes(made) and all_ended(first))
        assert serves(made)


def test_an_old_zygote_ends_when_its_last_lease_does() -> None:
    with sandbox(TRUSTING, FEW_FORKS) as made:
        held = made.lease("numpy", LONG)
        (first,) = zygotes(made)
        assert all(serves(made) for _ in range(4))
        assert eventually(lambda: len(zygotes(made)) == 2)
        # The old one has nothing but the lease now, and serves nobody else.
        assert eventually(lambda: children_of(first) == [held.pid] and len(children(made)) == 1 + 2)
        assert all(serves(made) for _ in range(2))
        assert alive(first) and alive(held.pid)
        held.release()
        assert eventually(lambda: all_ended([first, held.pid]))


def test_a_zygote_that_nobody_asks_for_ends_and_comes_again() -> None:
    query = Job("SELECT 1", "", [Call(["", {}])], runtime="sql")
    with sandbox(TRUSTING, SOON_IDLE) as made:
        for _ in range(2):
            assert made.run(query)[0].value["rows"] == [[1]]
            assert eventually(lambda: not below(supervisor_of(made)))


@pytest.mark.parametrize("body", ["import ctypes; ctypes.string_at(0)", "import os; os.abort()"])
def test_a_zygote_is_renewed_after_an_abnormal_death(body: str) -> None:
    with sandbox(TRUSTING) as made:
        assert serves(made)
        (first,) = zygotes(made)
        assert made.run(job(body))[0].reason == ExitReason.CRASHED
        assert eventually(lambda: zygotes(made) and not alive(first), seconds=1)
        assert serves(made)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("while True: pass", ExitReason.TIME_LIMIT),
        ("import os; os._exit(3)", ExitReason.CRASHED),
        ("raise SystemExit", ExitReason.RAISED),
    ],
)
def test_an_ordinary_end_renews_nothing(calm: Sandbox, body: str, reason: ExitReason) -> None:
    before = zygotes(calm)
    assert calm.run(job(body, limits=QUICK_END))[0].reason == reason
    assert as_many_as_ready(calm)
    assert zygotes(calm) == before
