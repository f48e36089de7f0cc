"""Quadrature over ability: exact enough, and fine enough for narrow posteriors."""

import numpy as np
import pytest

from assessment.psychometrics.quadrature import fine_quadrature, normal_quadrature


def test_moments_are_those_of_the_standard_normal() -> None:
    quadrature = normal_quadrature()
    moments = [quadrature.weights @ quadrature.nodes**power for power in range(7)]
    assert moments == pytest.approx([1, 0, 1, 0, 3, 0, 15], rel=1e-5, abs=1e-12)


@pytest.mark.parametrize("sd", [0.05, 0.15, 0.4])
def test_a_narrow_posterior_keeps_its_mean_and_deviation(sd: float) -> None:
    quadrature = fine_quadrature(sd)
    for centre in np.linspace(0, quadrature.spacing, 7):
        density = np.exp(-(((quadrature.nodes - centre) / sd) ** 2) / 2)
        density /= density.sum()
        mean = density @ quadrature.nodes
        assert mean == pytest.approx(centre, abs=1e-6 * sd)
        assert density @ (quadrature.nodes - mean) ** 2 == pytest.approx(sd**2, rel=1e-5)


def test_the_default_is_sixty_one_points_on_six_either_side() -> None:
    quadrature = normal_quadrature()
    assert (quadrature.nodes[0], quadrature.nodes[-1], quadrature.nodes.size) == (-6, 6, 61)


def test_spacing_beyond_two_deviations_is_told() -> None:
    assert normal_quadrature(21).resolves(0.3)
    assert not normal_quadrature(21).resolves(0.29)


@pytest.mark.parametrize(("points", "span"), [(2, 6.0), (61, 0.5), (61, np.nan)])
def test_a_useless_quadrature_is_refused(points: int, span: float) -> None:
    with pytest.raises(ValueError, match=r"points|span"):
        normal_quadrature(points, span)
