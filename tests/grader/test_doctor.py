"""`python -m grader.sandbox doctor` says what holds on this host, and how to get what does not."""

import subprocess
import sys

import pytest

from grader.sandbox import __main__ as program
from grader.sandbox import runtimes
from grader.sandbox.layers import TIERS, Layer
from tests.grader.processes import NO_BUBBLEWRAP, NO_TORCH, ROOT, TRUSTING, changed

NO_CGROUPS = """
    from grader.sandbox.supervisor import cgroups
    def none(*a):
        raise cgroups.NoCgroups("no cgroup can be made")
    cgroups.prepare = cgroups.delegated = none
"""


@pytest.fixture(autouse=True)
def _once_and_two_runtimes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "ROUNDS", 1)
    monkeypatch.setattr(program, "RUNTIMES", {name: runtimes.RUNTIMES[name] for name in ("numpy", "torch")})


def lines(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Of each tier, layer and runtime, what is said."""
    said = {}
    for line in capsys.readouterr().out.splitlines():
        if line.startswith(("ok  ", "no  ")):
            said[line[4:24].strip()] = line[:2] + line[24:]
        elif line:
            said["last"] = line
    return said


def test_every_tier_layer_and_runtime_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with changed(TRUSTING, NO_TORCH):
        assert program.doctor() == 0
    said = lines(capsys)
    assert {f"tier {tier}" for tier in TIERS} | {layer.value for layer in Layer} < set(said)
    assert "trivial job takes" in said["runtime numpy"]
    assert said["runtime torch"].startswith("no") and "bootstrap/prepare torch" in said["runtime torch"]
    assert said["last"].startswith("The sandbox holds, in tier")


def test_a_layer_that_the_best_tier_lacks_has_its_fix(capsys: pytest.CaptureFixture[str]) -> None:
    with changed(TRUSTING, NO_TORCH, NO_CGROUPS):
        assert program.doctor() == 0
    said = lines(capsys)
    assert said["tier 0"].startswith("no") and "SANDBOX_CGROUP" in said["tier 0"]
    assert said["cgroup"].startswith("no") and "delegate a cgroup" in said["cgroup"]
    assert said["last"] == "The sandbox holds, in tier 1."


def test_a_host_that_cannot_confine_is_told_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    with changed(TRUSTING, NO_TORCH, NO_BUBBLEWRAP):
        assert program.doctor() == 1
    said = lines(capsys)
    for tier in ("tier 0", "tier 1"):
        assert said[tier].startswith("no") and "Install the package bubblewrap" in said[tier]
    assert "nothing will be run" in said["last"]
    assert ("SANDBOX_TIER=2" in said["last"]) == said["tier 2"].startswith("ok")


def test_a_self_test_that_fails_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    fails = (
        "from grader.sandbox.supervisor import serving\nserving.selftest.examine = lambda *a: ['socket was succeeded']"
    )
    with changed(fails):
        assert program.doctor() == 1
    said = lines(capsys)
    assert "socket was succeeded" in said["tier 1"]
    assert "SANDBOX_TIER" not in said["last"]


def test_anything_else_is_told_how_to_be_said() -> None:
    done = subprocess.run([sys.executable, "-m", "grader.sandbox", "nurse"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "usage: python -m grader.sandbox doctor" in done.stderr
