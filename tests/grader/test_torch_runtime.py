"""The runtime torch: tensors come and go as arrays, one thread, its own zygote; its absence is a clear message."""

from dataclasses import replace

import numpy as np
import pytest

from grader.sandbox import ExitReason, Limits, Outcome, Rng, RuntimeUnavailable, runtimes
from tests.grader.sandbox_runs import run_calls, run_once

LIMITS = Limits(cpu_seconds=5, wall_seconds=30, memory_mb=512)
needs_torch = pytest.mark.torch


def torch_once(source: str, *args: object) -> Outcome:
    return run_once(f"import torch\n{source}", *args, limits=LIMITS, runtime="torch")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = replace(runtimes.RUNTIMES["torch"], folders=("numpy",))
    monkeypatch.setitem(runtimes.RUNTIMES, "torch", missing)
    with pytest.raises(RuntimeUnavailable, match="'torch' is not installed here: there is no torch"):
        runtimes.runtime("torch").paths()
    assert "torch" not in runtimes.installed()


@needs_torch
def test_a_step_of_training_is_quick_and_leaves_as_arrays() -> None:
    source = """
def solve(x):
    model = torch.nn.Linear(4, 2)
    optimizer = torch.optim.Adam(model.parameters())
    loss = model(x).pow(2).mean()
    loss.backward()
    optimizer.step()
    return {"loss": loss, "weight": model.weight, "both": (x, [x.int()])}
"""
    outcome = torch_once(source, np.ones((3, 4), np.float32))
    assert outcome.reason == ExitReason.FINISHED, outcome.traceback
    assert outcome.value["weight"].shape == (2, 4)
    assert outcome.value["loss"].dtype == np.float32
    assert outcome.value["both"][1][0].dtype == np.int32
    # Half a second and more, if it had to import what the zygote has imported.
    assert outcome.cpu_seconds < 0.3


@needs_torch
def test_the_same_seed_gives_the_same_weights() -> None:
    source = "def solve(): return torch.nn.Linear(3, 3).weight"
    first, second = run_calls(f"import torch\n{source}", [], [], limits=LIMITS, runtime="torch", seed=3)
    assert first.value.tolist() == second.value.tolist()
    assert torch_once(source).value.tolist() != first.value.tolist()


@needs_torch
def test_a_changed_tensor_is_noticed_and_an_unchanged_one_is_not() -> None:
    array = np.zeros(3)
    assert torch_once("def solve(x):\n    x += 1\n    return x", array).changed_arguments
    assert not torch_once("def solve(x):\n    return x + 1", array).changed_arguments
    drawn = torch_once("def solve(x, rng):\n    return x + rng.normal()", array, Rng(1))
    assert (drawn.reason, drawn.changed_arguments) == (ExitReason.FINISHED, False)


@needs_torch
def test_half_precision_arrives_as_single() -> None:
    value = torch_once("def solve(x): return x.to(torch.bfloat16)", np.full(2, 1.5)).value
    assert (value.dtype, value.tolist()) == (np.float32, [1.5, 1.5])


@needs_torch
@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("torch.nn.Linear(2, 2)", ExitReason.WRONG_TYPE),
        ("torch.zeros(10**6)", ExitReason.OUTPUT_LIMIT),
        ("torch.set_num_threads(4)", ExitReason.FINISHED),
        ("torch.multiprocessing.Process(target=print).start()", ExitReason.RAISED),
        ("torch.load('/etc/passwd')", ExitReason.RAISED),
        ("torch.utils.data.DataLoader([1], num_workers=1)._get_iterator()", ExitReason.RAISED),
    ],
)
def test_what_goes_wrong_has_its_reason(expression: str, reason: ExitReason) -> None:
    assert torch_once(f"def solve(): return {expression}").reason == reason
