"""The way in: what is missing is said at once and in words, and graders beside each other share nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from grader.sandbox import Call, Job, RuntimeUnavailable, Sandbox, SandboxUnavailable
from tests.grader.processes import (
    NO_BUBBLEWRAP,
    NO_TORCH,
    ROOT,
    TRUSTING,
    alive,
    job,
    sandbox,
    serves,
    start,
    supervisor_of,
    zygotes,
)

NO_LIBSECCOMP = """
    import sys
    sys.modules["pyseccomp"] = None
"""
NO_USER_NAMESPACES = """
    from grader.sandbox import bubblewrap
    bubblewrap.command = lambda *a: ["/bin/sh", "-c", "echo bwrap: No permissions to create a new namespace >&2"]
"""
NO_LANDLOCK = """
    from grader.sandbox.inside import landlock
    landlock.version = lambda: 0
"""
HUNG = """
    import dataclasses
    from grader.sandbox import bubblewrap, runtimes
    bubblewrap.command = lambda *a: ["/bin/sleep", "60"]
    runtimes.RUNTIMES["numpy"] = dataclasses.replace(runtimes.RUNTIMES["numpy"], start_seconds=0.3)
"""
TORCH = Job("def solve(): return 1", "solve", [Call()], runtime="torch")


# What is missing


def test_without_torch_a_job_for_it_says_so_and_others_are_done() -> None:
    with sandbox(TRUSTING, NO_TORCH) as made:
        with pytest.raises(RuntimeUnavailable, match="the runtime 'torch' is not installed here"):
            made.run(TORCH)
        assert serves(made)
        assert made.available().ok


@pytest.mark.parametrize(
    ("change", "said", "fix"),
    [
        (NO_BUBBLEWRAP, "bubblewrap is not installed", "Install the package bubblewrap"),
        (NO_LIBSECCOMP, "no seccomp filter", "Install the package libseccomp2"),
        (NO_USER_NAMESPACES, "No permissions to create a new namespace", "user namespaces"),
        (HUNG, "not up within", ""),
    ],
    ids=["no bubblewrap", "no libseccomp", "no user namespaces", "never up"],
)
def test_what_the_host_lacks_is_named_with_its_remedy(change: str, said: str, fix: str) -> None:
    with sandbox(change, tier=1) as made:
        state = made.available()
        assert not state.ok
        assert said in state.reason and fix in state.fix
        with pytest.raises(SandboxUnavailable) as refusal:
            serves(made)
        assert said in refusal.value.reason and fix in refusal.value.fix
        assert not zygotes(made)


def test_a_tier_that_needs_landlock_is_refused_without_it() -> None:
    with sandbox(NO_LANDLOCK, tier=2) as made:
        assert "no Landlock" in made.available().reason
        with pytest.raises(SandboxUnavailable, match=r"Linux 5\.13"):
            serves(made)


def test_arguments_that_cannot_travel_cost_no_process() -> None:
    unopened = Sandbox()
    with pytest.raises(TypeError):
        unopened.run(job("return 1", object()))
    assert unopened._process is None


# Beside each other


@pytest.fixture(scope="module")
def made() -> Iterator[Sandbox]:
    with sandbox(TRUSTING) as made:
        assert serves(made)
        yield made


def test_threads_share_a_supervisor_and_no_process(made: Sandbox) -> None:
    supervisor = supervisor_of(made)
    hands = [start(made, job(f"import os; open('/tmp/mine', 'x'); return [{n}, os.listdir('/tmp')]")) for n in range(8)]
    assert [hand.wait().outcomes[0].value for hand in hands] == [[n, ["mine"]] for n in range(8)]
    assert supervisor_of(made) == supervisor


def test_two_sandboxes_share_nothing(made: Sandbox) -> None:
    with sandbox(TRUSTING) as other:
        assert serves(other)
        assert supervisor_of(other) != supervisor_of(made)
        assert not set(zygotes(other)) & set(zygotes(made))
    assert serves(made)


FORKED = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from tests.grader.processes import TRUSTING, alive, sandbox, serves, supervisor_of

with sandbox(TRUSTING, ready=1) as made:
    assert serves(made)
    first = supervisor_of(made)
    if (child := os.fork()) == 0:
        assert serves(made) and supervisor_of(made) != first
        made.close()
        assert alive(first)
        os._exit(0)
    assert serves(made)
    assert os.waitpid(child, 0)[1] == 0
    assert serves(made) and supervisor_of(made) == first
"""


def test_a_process_that_forks_and_its_fork_share_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr


def test_a_fork_that_only_ends_leaves_the_sandbox_of_its_parent_alone(made: Sandbox) -> None:
    if (child := os.fork()) == 0:
        made.close()
        os._exit(0)
    os.waitpid(child, 0)
    supervisor = supervisor_of(made)
    assert serves(made) and alive(supervisor)
