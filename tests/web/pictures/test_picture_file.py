"""Pictures as files."""

import math
import re

import pytest
from django.conf import settings

from tests.web.pictures.svg import texts
from web.pictures.coverage import Coverage, coverage
from web.pictures.picture_file import COLORS, picture_file


def picture(title: str = "Coverage") -> str:
    return coverage([Coverage("all", 500, {0.9: 0.9})], title=title)


def srgb(lightness: float, chroma: float, hue: float) -> str:
    """OKLCH to sRGB (Ottosson 2020)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    shown = [12.92 * x if x <= 0.0031308 else 1.055 * x ** (1 / 2.4) - 0.055 for x in linear]
    return "#" + "".join(f"{round(255 * min(1, max(0, x))):02x}" for x in shown)


def test_the_colours_are_those_of_the_tokens() -> None:
    tokens = (settings.BASE_DIR / "frontend/src/tokens.css").read_text()
    for name, known in COLORS.items():
        found = re.search(rf"--{name}:\s*light-dark\(oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\)", tokens)
        assert found, name
        assert tuple(srgb(*map(float, part.split())) for part in found.groups()) == known, name


def test_no_two_tokens_share_a_colour_that_the_dark_would_have_to_tell_apart() -> None:
    lights = [light for light, _ in COLORS.values()]
    assert len(set(lights)) == len(lights)


def test_in_the_dark_every_colour_changes() -> None:
    svg = picture_file(picture())
    for light, dark in COLORS.values():
        assert f'[fill="{light}"]{{fill:{dark}}}' in svg


def test_the_title_stands_above_in_as_many_lines_as_it_needs() -> None:
    words = "Coverage of a simulation whose name is so long that it does not fit into a single line of the heading"
    shown = texts(picture_file(picture(words), width=400))
    assert shown[0] != words
    assert words.startswith(shown[0])


@pytest.mark.parametrize("width", [0, 367])
def test_a_file_narrower_than_a_phone_is_refused(width: int) -> None:
    with pytest.raises(ValueError, match="width: expected at least 368 pixels"):
        picture_file(picture(), width=width)


def test_another_svg_is_refused() -> None:
    with pytest.raises(ValueError, match="svg: expected a picture of this package"):
        picture_file('<svg xmlns="http://www.w3.org/2000/svg"/>')
