"""Reading a picture back: what it says and where it puts things."""

from xml.etree import ElementTree

NS = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.encode())


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{NS}text")]


def of_class(svg: str, name: str) -> list[ElementTree.Element]:
    return [element for element in parsed(svg).iter() if element.get("class") == name]


def title(svg: str) -> str:
    return parsed(svg).findtext(f"{NS}title") or ""


def description(svg: str) -> str:
    return parsed(svg).findtext(f"{NS}desc") or ""


def number(element: ElementTree.Element, name: str) -> float:
    """An attribute in percent or pixels."""
    return float((element.get(name) or "nan").rstrip("%"))


def curve_points(element: ElementTree.Element) -> list[tuple[float, float]]:
    """The corners of a path of straight lines."""
    pairs = (element.get("d") or "").strip("Mz").split("L")
    return [(float(x), float(y)) for x, y in (pair.split() for pair in pairs)]
