"""What the psychometrics bench compares with: girth and catsim, extras that the product does not need."""

import importlib
import sys
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.item_parameters import ItemParameters

VERSIONS: Final = {"girth": "0.8.0", "catsim": "0.21.0"}


def find(name: str) -> Any:
    """The peer's module, or None after a word on how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError as lack:
        wanted = f"{name}=={VERSIONS[name]}"
        print(f"psychometrics: no comparison with {name} ({lack}); install {wanted} beside ours", file=sys.stderr)
        return None


def girth_2pl(girth: Any, responses: np.ndarray) -> Callable[[], tuple[FloatArray, FloatArray]]:
    """Its marginal maximum likelihood of the 2PL, as a call that returns a and d."""
    by_item = np.ascontiguousarray(responses.T).astype(int)

    def act() -> tuple[FloatArray, FloatArray]:
        found = girth.twopl_mml(by_item)
        return found["Discrimination"], -found["Discrimination"] * found["Difficulty"]

    return act


def catsim_test(bank: ItemParameters, thetas: FloatArray, length: int) -> Callable[[int], FloatArray]:
    """Its adaptive test of maximum information and maximum likelihood, as a call with a seed that returns estimates."""
    names = ("initialization", "selection", "estimation", "stopping", "simulation")
    start, choose, estimate, stop, run = (importlib.import_module(f"catsim.{name}") for name in names)
    b, _ = bank.difficulties()
    items = np.column_stack([bank.a, b, bank.c, np.ones(len(bank))])

    def act(seed: int) -> FloatArray:
        rules = (
            start.FixedPointInitializer(0.0),
            choose.MaxInfoSelector(),
            estimate.NumericalSearchEstimator(),
            stop.TestLengthStopper(max_items=length),
        )
        simulator = run.Simulator(items, list(thetas), *rules, seed=seed)
        simulator.simulate()
        return np.asarray(simulator.latest_estimations)

    return act
