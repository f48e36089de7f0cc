"""Reads items.yaml: every item of a bank that is not code."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quizzes.bank_files.assets import urls, used_digests
from quizzes.bank_files.files import content_hash
from quizzes.bank_files.kinds import KINDS
from quizzes.bank_files.number_items import drawn_names, number
from quizzes.bank_files.problems import Findings, Place
from quizzes.bank_files.records import Asset, ItemData, VariantData
from quizzes.bank_files.rendering import Renderer
from quizzes.bank_files.schema import conforms
from quizzes.bank_files.yaml_files import read_yaml
from quizzes.placeholders import names_in

FORMAT = 1  # raised when the same text is rendered or drawn in another way, so that items are loaded anew
Source = dict[str, Any]


def read_items(directory: Path, assets: Sequence[Asset], findings: Findings) -> list[ItemData]:
    """The items of directory/items.yaml; adds the problems of those that are not as they should be."""
    place = findings.place(directory / "items.yaml")
    document: Any = read_yaml(directory, directory / "items.yaml", place)
    if document is None or (not conforms(document, "items", place) and not _holds_items(document)):
        return []
    sources = [source for source in document["items"] if isinstance(source, dict)]
    place.unique("id", (source["id"] for source in sources if isinstance(source.get("id"), str)), "item id")
    troubled = place.troubled()
    return [
        _item(source, directory.name, assets, place.at(source["id"]))
        for source in sources
        if isinstance(source.get("id"), str) and source["id"] not in troubled
    ]


def _holds_items(document: object) -> bool:
    return isinstance(document, dict) and isinstance(document.get("items"), list)


def _item(source: Source, bank: str, assets: Sequence[Asset], place: Place) -> ItemData:
    return ItemData(
        slug=source["id"],
        title=source["title"],
        kind=source["kind"],
        pool=source["pool"],
        skills={skill: float(weight) for skill, weight in source["skills"].items()},
        difficulty=int(source["difficulty"]),
        points=float(source.get("points", 1)),
        reference=source["reference"].strip(),
        content_hash=content_hash(FORMAT, source, used_digests(assets, repr(source))),
        variants=tuple(_variants(source, Renderer(place, urls(assets)), f"{bank}/{source['id']}")),
        file=place.file,
    )


def _variants(source: Source, renderer: Renderer, seed: str) -> list[VariantData]:
    if source["kind"] == "number":
        return _numbers(source, renderer, seed)
    prompt = renderer.block("prompt", source["prompt"])
    explanation = renderer.block("explanation", source["explanation"])
    drawings = KINDS[source["kind"]](source, renderer, seed)
    return [
        VariantData(index, prompt, content, key, explanation) for index, (content, key) in enumerate(drawings, start=1)
    ]


def _numbers(source: Source, renderer: Renderer, seed: str) -> list[VariantData]:
    if "parameters" in source and names_in(source["title"]):
        renderer.place.add("title", "expected no {{ }}: all variants share one title")
    variants = []
    for index, names in enumerate(drawn_names(source, renderer.place, seed), start=1):
        prompt = renderer.block("prompt", source["prompt"], names)
        content, key = number(source, renderer, names)
        explanation = renderer.block("explanation", source["explanation"], names)
        variants.append(VariantData(index, prompt, content, key, explanation))
        if renderer.place.item in renderer.place.troubled():
            return []  # the other variants would only say the same again
    if len({variant.prompt_html for variant in variants}) < len(variants):
        renderer.place.add("prompt", "expected it to show every parameter: two variants read the same")
    return variants
