import pytest

from quizzes.arithmetic import ArithmeticProblem
from quizzes.placeholders import fill, names_in


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ n }} tokens", "10 tokens"),
        ("{{n}}", "10"),
        ("{{ bits:.2f }}", "1.73"),
        ("{{ big:,}}", "1,200,000"),
        ("{{ share:.0%}}", "25%"),
        (r"$\frac{ {{ n }} }{2}$", r"$\frac{ 10 }{2}$"),
        ("{{{n}}}", "{10}"),
        ("{ n } and {{ 1 }} stay", "{ n } and {{ 1 }} stay"),
    ],
)
def test_placeholders_are_filled_with_numbers(template: str, expected: str) -> None:
    assert fill(template, {"n": 10.0, "bits": 1.7312, "big": 1_200_000, "share": 0.25}) == expected


@pytest.mark.parametrize(
    ("number", "shown"),
    [(4.0, "4"), (0.1 + 0.2, "0.3"), (1e-6, "1e-06"), (2.5, "2.5"), (7, "7"), (-0.5, "-0.5")],
)
def test_a_number_is_shown_without_trailing_zero_and_rounding_noise(number: float, shown: str) -> None:
    assert fill("{{ x }}", {"x": number}) == shown


def test_an_unknown_name_is_a_problem_that_names_the_placeholder() -> None:
    with pytest.raises(ArithmeticProblem, match=r"unknown name in \{\{ lost \}\}; known are: loss"):
        fill("{{ lost }}", {"loss": 1})


@pytest.mark.parametrize("number_format", ["999999999d", ".999999999f", "s", "d", "%Y", "!r"])
def test_only_bounded_formats_of_numbers_are_allowed(number_format: str) -> None:
    with pytest.raises(ArithmeticProblem):
        fill("{{ x:" + number_format + " }}", {"x": 1.5})


def test_a_template_tells_which_names_it_shows() -> None:
    assert names_in("{{ a }} of {{ b:.1f }}") == {"a", "b"}
