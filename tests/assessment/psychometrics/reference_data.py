"""Published data sets and the figures that are known of them."""

import json
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = Path(__file__).parent / "data"


def figures(name: str) -> dict[str, Any]:
    """The figures of `data/<name>_reference.json`."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}_reference.json").read_text())
    return found


def lsat7() -> np.ndarray:
    """1000 persons x 5 items, right or wrong."""
    table = np.loadtxt(FOLDER / "lsat7_patterns.csv", delimiter=",", comments=("#", "i"), dtype=int)
    return np.repeat(table[:, :5], table[:, 5], axis=0)


def sat12() -> np.ndarray:
    """600 persons x 32 items, right or wrong."""
    lines = (FOLDER / "sat12_scored.csv").read_text().splitlines()
    return np.array([[int(digit) for digit in line] for line in lines if not line.startswith("#")])
