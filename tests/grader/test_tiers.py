"""The tier that was asked for, or the best there is, and never less: what is missing is named."""

import subprocess
from collections.abc import Iterator

import pytest

from grader.sandbox import Call, ExitReason, Job, Limits, Sandbox, SandboxUnavailable, Settings
from grader.sandbox.layers import TIERS, Layer
from tests.grader.processes import TRUSTING, as_root, changed, job, sandbox, serves

NO_CGROUPS = """
    from grader.sandbox.supervisor import cgroups
    def none(*a):
        raise cgroups.NoCgroups("no cgroup can be made")
    cgroups.prepare = cgroups.delegated = none
"""
# Not the sandbox's own, so that who else has it is looked at.
USER = 64_653
AS_ANOTHER_USER = f"""
    from grader.sandbox.supervisor import occupancy, privileges
    privileges.SANDBOX_USER = {USER}
"""
BUSY = "import numpy as np; a = np.random.default_rng(0).normal(size=(60, 60)); return bool(np.linalg.svd(a)[1][0] > 0)"
SORT = """
    WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100000),
    d AS (SELECT x, hex(x * 7919 % 100003) AS h FROM c)
    SELECT max(h) FROM (SELECT * FROM d ORDER BY h LIMIT 90000)
"""


@pytest.fixture(scope="module", params=sorted(TIERS))
def made(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """Each tier in turn, as far as this host has it."""
    with sandbox(TRUSTING, tier=request.param) as made:
        if not (state := made.available()).ok:
            pytest.skip(f"tier {request.param}: {state.reason}")
        yield made


def test_a_tier_says_its_layers_and_each_outcome_its_tier(made: Sandbox) -> None:
    state = made.available()
    assert state.tier == made.settings.tier
    assert {Layer(name) for name in state.layers} | {Layer.LANDLOCK} == TIERS[state.tier]
    assert made.run(job("return 1"))[0].tier == state.tier


def test_honest_work_is_done_in_every_tier(made: Sandbox) -> None:
    (outcome,) = made.run(job(BUSY))
    assert outcome.value is True, outcome.error


def test_what_goes_too_far_has_the_same_reason_in_every_tier(made: Sandbox) -> None:
    tight = Limits(cpu_seconds=0.1, wall_seconds=1, memory_mb=32, output_kb=4)
    ends = {
        "while True: pass": ExitReason.TIME_LIMIT,
        "return len(bytearray(64 << 20))": ExitReason.MEMORY_LIMIT,
        "while True: print('x' * 1000)": ExitReason.OUTPUT_LIMIT,
        "import ctypes; ctypes.CDLL(None).ptrace(0, 0, 0, 0)": ExitReason.FORBIDDEN,
        "import os; os.fork()": ExitReason.RAISED,
        "import os; os._exit(0)": ExitReason.CRASHED,
    }
    assert {body: made.run(job(body, limits=tight))[0].reason for body in ends} == ends


def test_a_large_sort_is_done_in_every_tier(made: Sandbox) -> None:
    (outcome,) = made.run(Job(SORT, "", [Call(["", {}])], runtime="sql"))
    assert outcome.reason == ExitReason.FINISHED, outcome.error


# Which one


def test_unasked_the_best_of_0_and_1_is_taken() -> None:
    with sandbox(TRUSTING, NO_CGROUPS) as made:
        state = made.available()
        assert (state.ok, state.tier) == (True, 1)
        assert Layer.CGROUP not in state.layers


def test_tier_0_is_refused_where_there_is_no_cgroup() -> None:
    with sandbox(TRUSTING, NO_CGROUPS, tier=0) as made:
        assert "SANDBOX_CGROUP" in made.available().fix
        with pytest.raises(SandboxUnavailable, match="no cgroup"):
            serves(made)


def test_a_cgroup_that_was_named_is_never_done_without() -> None:
    with changed(TRUSTING), Sandbox(Settings(cgroup="/sys/fs/cgroup/nobody/delegated/this")) as made:
        state = made.available()
        assert not state.ok
        assert "nobody/delegated/this" in state.reason and "SANDBOX_CGROUP" in state.fix


# Tier 2, alone


@as_root
def test_tier_2_is_refused_to_a_user_with_other_processes() -> None:
    with subprocess.Popen(["/bin/sleep", "60"], user=USER) as stranger:
        try:
            with sandbox(TRUSTING, AS_ANOTHER_USER, tier=2) as made:
                state = made.available()
                assert not state.ok
                assert f"process {stranger.pid}" in state.reason and "user" in state.fix
                with pytest.raises(SandboxUnavailable):
                    serves(made)
        finally:
            stranger.kill()


@as_root
def test_tier_2_is_given_to_a_user_who_is_alone() -> None:
    with sandbox(TRUSTING, AS_ANOTHER_USER, tier=2) as made:
        assert made.available().ok, made.available().reason
        assert serves(made)
