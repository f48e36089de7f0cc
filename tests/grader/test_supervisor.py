"""A zygote or a supervisor that is killed is replaced; its job in hand is our fault, and so no verdict."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from grader.sandbox import Sandbox, SandboxUnavailable, client
from grader.sandbox.child import Child
from tests.grader.processes import (
    FEW_FORKS,
    HONEST,
    TRUSTING,
    alive,
    all_ended,
    below,
    children,
    children_of,
    eventually,
    in_hand,
    kill,
    refused,
    sandbox,
    serves,
    start,
    stopped,
    supervisor_of,
    zygotes,
)


@pytest.fixture
def made() -> Iterator[Sandbox]:
    with sandbox(TRUSTING) as made:
        assert serves(made)
        yield made


# A zygote is killed


def test_a_killed_zygote_is_replaced_and_the_job_in_hand_is_no_verdict(made: Sandbox) -> None:
    hand = in_hand(made)
    (first,) = zygotes(made)
    kill(first)
    assert refused(hand)
    assert serves(made)
    assert first not in zygotes(made)


def test_a_zygote_killed_at_rest_is_replaced(made: Sandbox) -> None:
    supervisor = supervisor_of(made)
    (zygote,) = zygotes(made)
    kill(zygote)
    assert eventually(lambda: zygotes(made) not in ([], [zygote]) and len(children(made)) == 2)
    assert serves(made)
    assert supervisor_of(made) == supervisor


def test_an_old_zygote_that_is_killed_takes_nothing_along() -> None:
    with sandbox(TRUSTING, FEW_FORKS) as made:
        hand = in_hand(made)
        (old,) = zygotes(made)
        assert all(serves(made) for _ in range(4))
        assert eventually(lambda: len(zygotes(made)) == 2 and len(children_of(old)) == 1)
        (new,) = set(zygotes(made)) - {old}
        kill(old)
        assert refused(hand)
        # The one that serves by now goes on, and is no second one that nobody knows of.
        assert not eventually(lambda: zygotes(made) != [new], seconds=0.7)


def test_the_supervisor_survives_a_child_that_dies_as_it_is_leased(made: Sandbox) -> None:
    assert eventually(lambda: len(children(made)) == 2)
    supervisor, ready = supervisor_of(made), children(made)
    with stopped(supervisor):
        hand = start(made, HONEST)
        time.sleep(0.05)
        for pid in ready:
            kill(pid)
        assert eventually(lambda: all_ended(ready))
    hand.wait()
    assert hand.outcomes or isinstance(hand.error, SandboxUnavailable)
    assert supervisor_of(made) == supervisor and alive(supervisor)


def test_the_supervisor_survives_a_zygote_that_dies_as_it_is_asked(made: Sandbox) -> None:
    supervisor = supervisor_of(made)
    with stopped(supervisor):
        hands = [start(made, HONEST) for _ in range(4)]
        time.sleep(0.05)
        kill(zygotes(made)[0])
        assert eventually(lambda: not children(made))
    for hand in hands:
        hand.wait()
        assert hand.outcomes or isinstance(hand.error, SandboxUnavailable)
    assert supervisor_of(made) == supervisor and alive(supervisor)


def test_a_child_that_dies_before_it_is_first_looked_at_is_no_verdict_and_no_other_error(made: Sandbox) -> None:
    with mock.patch.object(client, "Child", side_effect=lambda *a: Child(*after_its_death(*a))):
        hand = start(made, HONEST).wait()
    assert hand.outcomes or isinstance(hand.error, SandboxUnavailable)


def after_its_death(report: Any, conversation: Any, pid: int, *rest: Any) -> tuple[Any, ...]:
    kill(pid)
    assert eventually(lambda: not Path(f"/proc/{pid}").exists())
    return report, conversation, pid, *rest


# The supervisor is killed


def test_a_killed_supervisor_is_started_again_by_the_next_job(made: Sandbox) -> None:
    first, under = supervisor_of(made), below(supervisor_of(made))
    kill(first)
    assert serves(made)
    assert supervisor_of(made) != first
    assert eventually(lambda: all_ended([first, *under]))


def test_the_job_in_hand_of_a_killed_supervisor_is_no_verdict(made: Sandbox) -> None:
    hand = in_hand(made)
    kill(supervisor_of(made))
    assert refused(hand)
    assert serves(made)


def test_jobs_in_several_threads_are_served_after_the_supervisor_was_killed(made: Sandbox) -> None:
    supervisor = supervisor_of(made)
    with stopped(supervisor):
        hands = [start(made, HONEST) for _ in range(6)]
        time.sleep(0.1)
        kill(supervisor)
    assert [hand.wait().error for hand in hands] == [None] * len(hands)
