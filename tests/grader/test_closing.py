"""Whoever asks during a self-test waits for it; if it fails, all are told why and what to do, until the next one."""

import time

import pytest

from grader.sandbox import SandboxUnavailable
from tests.grader.processes import (
    HONEST,
    QUERY,
    below,
    eventually,
    in_hand,
    refused,
    sandbox,
    serves,
    start,
    supervisor_of,
)

SLOWLY_TESTED = """
    import time
    from grader.sandbox.supervisor import serving
    serving.selftest.examine = lambda *a: time.sleep(0.5)
"""
FAILS_ONCE = """
    import time
    from grader.sandbox.supervisor import pools, serving
    pools.RETRY_SECONDS = serving.RETRY_SECONDS = 0.5
    found = [["a canary got out"]]
    serving.selftest.examine = lambda *a: time.sleep(0.2) or (found.pop() if found else [])
"""
FAILS_IN_SQL = """
    from grader.sandbox.supervisor import serving
    serving.selftest.examine = lambda client, runtime, *a: ["a canary got out"] if runtime.name == "sql" else []
"""
FAILS_IN_NUMPY_WHILE_SQL_STARTS = """
    import dataclasses, time
    from grader.sandbox import runtimes
    from grader.sandbox.supervisor import serving, zygotes
    serving.selftest.examine = lambda client, runtime, *a: ["a canary got out"] if runtime.name == "numpy" else []
    up = zygotes.Zygote._hear
    # As long as the supervisor does not listen to it, the zygote is not up.
    zygotes.Zygote._hear = lambda self: up(self) if self.runtime.name == "numpy" else time.sleep(0.01)
"""
ZYGOTE_DIES_IN_ITS_TEST = """
    import os, time
    from grader.sandbox import client
    from grader.sandbox.supervisor import pools, serving
    client.ANSWER_SECONDS = 1.0
    pools.RETRY_SECONDS = serving.RETRY_SECONDS = 0.1
    first = [1]
    def examine(client, runtime, zygote, layers):
        if first and first.pop():
            os.kill(zygote, 9)
            time.sleep(0.3)
            client.lease(runtime.name, serving.selftest._LIMITS)
        return []
    serving.selftest.examine = examine
"""


def test_jobs_that_come_during_the_self_test_wait_for_it() -> None:
    with sandbox(SLOWLY_TESTED) as made:
        hands = [start(made, HONEST) for _ in range(3)]
        assert made.available().ok
        assert [hand.wait().outcomes[0].value for hand in hands] == [5, 5, 5]
        assert min(hand.seconds for hand in hands) > 0.5


def test_whoever_waits_for_a_self_test_that_fails_is_told_why_and_what_to_do() -> None:
    with sandbox(FAILS_ONCE) as made:
        hands = [start(made, HONEST) for _ in range(3)]
        state = made.available()
        assert not state.ok
        assert "a canary got out" in state.reason and state.fix
        for hand in hands:
            assert refused(hand)
            assert isinstance(hand.error, SandboxUnavailable)
            assert "a canary got out" in hand.error.reason and hand.error.fix == state.fix
        assert not below(supervisor_of(made))


def test_a_closed_supervisor_opens_again_after_a_while() -> None:
    with sandbox(FAILS_ONCE) as made:
        assert not made.available().ok
        with pytest.raises(SandboxUnavailable):
            serves(made)
        assert eventually(lambda: made.available().ok, seconds=5)
        assert serves(made)


def test_what_closes_one_runtime_closes_every_other() -> None:
    with sandbox(FAILS_IN_SQL) as made:
        assert serves(made)
        hand = in_hand(made)
        with pytest.raises(SandboxUnavailable, match="a canary got out"):
            made.run(QUERY)
        assert refused(hand)
        assert not made.available().ok


def test_being_closed_is_told_to_those_who_wait_for_another_runtime() -> None:
    with sandbox(FAILS_IN_NUMPY_WHILE_SQL_STARTS) as made:
        waiting = start(made, QUERY)
        time.sleep(0.1)
        with pytest.raises(SandboxUnavailable, match="a canary got out"):
            serves(made)
        assert refused(waiting)


def test_the_self_test_of_a_zygote_that_is_gone_closes_nothing() -> None:
    with sandbox(ZYGOTE_DIES_IN_ITS_TEST) as made:
        assert refused(start(made, HONEST))
        assert eventually(lambda: made.available().ok)
        hand = in_hand(made)
        time.sleep(1.3)
        assert hand.error is None
        assert made.available().ok
