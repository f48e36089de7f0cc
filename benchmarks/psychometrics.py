"""Calibration, scoring, fairness and adaptive tests: against girth and catsim, and at the sizes of a large platform.

Everything is drawn from fixed seeds. Ratios are above 1 where ours is faster; where a peer is not installed its ratio
is left out and everything else measured. Pictures of how cost grows go to .data/bench, which git ignores.
All run on one thread, unless OMP_NUM_THREADS says otherwise: at these sizes a second one gains little, and where the
machine has other work threads that wait for each other are measured instead.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from assessment.psychometrics.adaptive_test import simulate_test
from assessment.psychometrics.arrays import FloatArray
from assessment.psychometrics.blueprint import Blueprint
from assessment.psychometrics.dif import dif
from assessment.psychometrics.expected_ability import expected_ability
from assessment.psychometrics.item_model import ItemArray, ItemModel, stack_items
from assessment.psychometrics.item_parameters import ItemParameters
from assessment.psychometrics.item_priors import ItemPriors, guessing_prior
from assessment.psychometrics.item_ranking import rank_items
from assessment.psychometrics.marginal_likelihood import calibrate
from assessment.psychometrics.selection import next_item
from assessment.psychometrics.skill_filter import posterior, tree_prior, update
from assessment.psychometrics.stopping import StopRule
from benchmarks import psychometrics_peers as peers
from benchmarks.growth import Growth, draw, grow
from benchmarks.interleaved import Report, in_turns, ratio
from tests.assessment.psychometrics.simulated_answers import answers, population, random_items

ROOT: Final = Path(__file__).parent.parent
PICTURES: Final = ROOT / ".data" / "bench"
PEER_ROUNDS: Final = 3
OWN_ROUNDS: Final = 15
TESTED, LENGTH, BANK = 500, 20, 1000
SKILLS, TOPICS = 30, 6
PERSONS_GROWN: Final = (1_000, 3_000, 10_000, 30_000, 100_000)
ITEMS_GROWN: Final = (10, 25, 50, 100, 200, 400)


def measure() -> Report:
    report = Report()
    for part in (against_girth, against_catsim, own_times, one_learner, large, growth):
        found = part()
        report.times |= found.times
        report.figures |= found.figures
        report.ratios |= found.ratios
    return report


def against_girth() -> Report:
    """MML of the 2PL at 5,000 x 50, and how far each ends from the truth."""
    items = random_items(50, 1)
    responses = answers(items, population(5000, 1), 1)
    ours = {"2PL 5,000 x 50": lambda: calibrate(responses)}
    girth = peers.find("girth")
    if girth is None:
        return Report(figures={"mml_2pl_rmse_a": _rmse(calibrate(responses).items.a, items.a)})
    theirs = peers.girth_2pl(girth, responses)
    times = in_turns({**ours, "2PL, girth": theirs}, rounds=PEER_ROUNDS)
    figures = {
        "mml_2pl_rmse_a": _rmse(calibrate(responses).items.a, items.a),
        "girth_rmse_a": _rmse(theirs()[0], items.a),
    }
    return Report(times, figures, {"mml_2pl": ratio(times, ours="2PL 5,000 x 50", peer="2PL, girth")})


def against_catsim() -> Report:
    """500 persons, 20 adaptive items each, from a bank of 1,000; every run with answers of its own."""
    bank, thetas = random_items(BANK, 2), population(TESTED, 2)
    model = _one_skill(bank)
    errors: dict[str, list[float]] = {"cat_rmse": [], "catsim_rmse": []}

    def ours() -> None:
        found = simulate_test(model, thetas, stop=StopRule(longest=LENGTH), seed=len(errors["cat_rmse"])).mean
        errors["cat_rmse"].append(_rmse(found, thetas))

    catsim = peers.find("catsim")
    if catsim is None:
        times = in_turns({"500 adaptive tests": ours}, rounds=PEER_ROUNDS)
        return Report(times, {"cat_rmse": _rms(errors["cat_rmse"])})
    test = peers.catsim_test(bank, thetas, LENGTH)

    def theirs() -> None:
        errors["catsim_rmse"].append(_rmse(test(len(errors["catsim_rmse"])), thetas))

    times = in_turns({"500 adaptive tests": ours, "500 adaptive tests, catsim": theirs}, rounds=PEER_ROUNDS)
    figures = {name: _rms(values) for name, values in errors.items()}
    return Report(times, figures, {"cat": ratio(times, ours="500 adaptive tests", peer="500 adaptive tests, catsim")})


def own_times() -> Report:
    """Whole calibrations, scores and DIF, by their least of several rounds."""
    persons = population(5000, 3)
    binary, graded, guessed = random_items(50, 3), random_items(50, 4, steps=3), random_items(50, 5, c=0.2)
    small, large_ = answers(binary, persons, 6), answers(random_items(100, 7), population(10_000, 7), 8)
    partial, chosen = answers(graded, persons, 9), answers(guessed, persons, 10)
    many = answers(random_items(100, 11), population(100_000, 11), 12)
    focal = np.random.default_rng(13).random(100_000) < 0.5
    shrunk = ItemPriors.weak(guessing_prior(np.full(50, 4)))
    cases: dict[str, Callable[[], object]] = {
        "mml_2pl_5000x50_s": lambda: calibrate(small),
        "mml_2pl_10000x100_s": lambda: calibrate(large_),
        "mml_gpcm_5000x50x4_s": lambda: calibrate(partial),
        "mml_3pl_5000x50_s": lambda: calibrate(chosen, priors=shrunk),
        "eap_5000x50_s": lambda: expected_ability(small, binary),
    }
    times = in_turns(cases, rounds=OWN_ROUNDS)
    times |= in_turns({"dif_100x100000_s": lambda: dif(many, focal)}, rounds=3)
    return Report(times, {name: min(seconds) for name, seconds in times.items()})


def one_learner() -> Report:
    """What a single request costs: one update of 30 skills, a replay of 1,000 answers, a choice from 100,000 items."""
    rng = np.random.default_rng(14)
    prior = tree_prior(np.repeat(np.arange(TOPICS), SKILLS // TOPICS))
    model = [_on_a_skill(rng) for _ in range(1000)]
    log = [(item, int(rng.integers(item.categories))) for item in model]
    mean, covariance = np.zeros(SKILLS), prior
    choose = _choice(rng, prior)

    def updates() -> None:
        for item, category in log:
            update(mean, covariance, item, category)

    cases = {"1,000 updates": updates, "replay of 1,000": lambda: posterior(mean, prior, log), "100 choices": choose}
    times = in_turns(cases, rounds=OWN_ROUNDS)
    least = {name: min(seconds) for name, seconds in times.items()}
    figures = {
        "update_us": least["1,000 updates"] * 1e3,
        "replay_1000_ms": least["replay of 1,000"] * 1e3,
        "choice_100000_ms": least["100 choices"] * 1e3 / 100,
    }
    return Report(times, figures)


def large() -> Report:
    """100,000 x 200 in a process of its own, with its peak memory."""
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.large_calibration"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found = json.loads(child.stdout)
    figures = {"mml_2pl_100000x200_s": min(found["seconds"]), "mml_2pl_100000x200_peak_mb": found["peak_mb"]}
    return Report({"2PL 100,000 x 200": found["seconds"]}, figures)


def growth() -> Report:
    """Cost over persons and over items, as the power that it grows with; at most 1 is linear or better."""
    shrunk = guessing_prior(np.full(ITEMS_GROWN[-1], 4))

    def fit(persons: int, items: int, c: float) -> Callable[[], object]:
        responses = answers(random_items(items, items, c=c), population(persons, items), persons)
        priors = ItemPriors.weak(type(shrunk)(shrunk.mean[:items], shrunk.sd) if c else None)
        return lambda: calibrate(responses, priors=priors)

    grown: dict[str, dict[str, Growth]] = {
        "persons": {
            "2PL, 50 items": grow(PERSONS_GROWN, lambda size: fit(size, 50, 0.0)),
            "3PL, 50 items": grow(PERSONS_GROWN, lambda size: fit(size, 50, 0.2), rounds=2),
        },
        "items": {
            "2PL, 5,000 persons": grow(ITEMS_GROWN, lambda size: fit(5000, size, 0.0)),
            "3PL, 5,000 persons": grow(ITEMS_GROWN, lambda size: fit(5000, size, 0.2), rounds=2),
        },
    }
    for axis, curves in grown.items():
        draw(PICTURES / f"psychometrics_{axis}.svg", f"Seconds to calibrate, by {axis}", axis, curves)
    return Report(
        figures={
            f"{name[:3].lower()}_{axis}_power": one.slope
            for axis, curves in grown.items()
            for name, one in curves.items()
        }
    )


def _choice(rng: np.random.Generator, prior: FloatArray) -> Callable[[], None]:
    """A hundred choices from a bank of 100,000 with content rules and half of the items eligible."""
    size = 100_000
    skill, kind = rng.integers(SKILLS, size=size), rng.integers(3, size=size)
    weights = np.zeros((size, SKILLS))
    weights[np.arange(size), skill] = 1
    a, b = np.exp(rng.normal(0.1, 0.3, size)), rng.normal(size=size)
    bank = ItemArray(weights, a, b, np.zeros(size), np.zeros((size, 1)), np.full(size, 0.2), np.zeros(size))
    blueprint = Blueprint(skill, kind, np.full(SKILLS, 2), np.array([5, 5, 5]), length=30)
    ranking, eligible, goals = rank_items(bank, skill), rng.random(size) < 0.5, np.eye(SKILLS)
    mean = rng.normal(size=SKILLS) / 2

    def act() -> None:
        for _ in range(100):
            if next_item(mean, prior, bank, goals, blueprint, (), rng, eligible=eligible, ranking=ranking) is None:
                raise RuntimeError("no item was chosen")

    return act


def _on_a_skill(rng: np.random.Generator) -> ItemModel:
    return ItemModel(np.eye(SKILLS)[rng.integers(SKILLS)], float(np.exp(rng.normal(0.1, 0.3))), float(rng.normal()))


def _one_skill(items: ItemParameters) -> ItemArray:
    b, steps = items.difficulties()
    return stack_items([ItemModel(np.ones(1), *row) for row in zip(items.a, b, items.c, steps, strict=True)])


def _rmse(found: FloatArray, truth: FloatArray) -> float:
    return float(np.sqrt(np.mean((found - truth) ** 2)))


def _rms(values: list[float]) -> float:
    return float(np.sqrt(np.mean(np.square(values))))
