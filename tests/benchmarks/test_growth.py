"""How a cost grows: the fitted power, and the picture of it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.growth import Growth, draw, grow


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_slope_is_the_power_that_seconds_grow_with(power: float) -> None:
    sizes = (10.0, 30.0, 100.0, 300.0, 1000.0)
    assert Growth(sizes, tuple(3e-4 * size**power for size in sizes)).slope == pytest.approx(power)


def test_each_size_is_prepared_once_and_run_in_every_round() -> None:
    prepared, run = [], []

    def prepare(size: int) -> object:
        prepared.append(size)
        return lambda: run.append(size)

    found = grow([1, 2, 3], prepare, rounds=2)  # type: ignore[arg-type]
    assert prepared == [1, 2, 3]
    assert run == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert found.sizes == (1, 2, 3)


def test_the_picture_names_what_it_shows(tmp_path: Path) -> None:
    curves = {"a < b": Growth((10, 100), (0.01, 0.1)), "flat": Growth((10, 100), (0.02, 0.02))}
    draw(tmp_path / "made" / "growth.svg", "Seconds, by persons", "persons", curves)
    root = ElementTree.parse(tmp_path / "made" / "growth.svg").getroot()
    words = [element.text for element in root.iter() if element.text]
    assert "Seconds, by persons" in words
    assert "a < b: grows with size to the power 1.00" in words
    assert "flat: grows with size to the power 0.00" in words
