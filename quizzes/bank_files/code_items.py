"""Reads code items: one folder each; sources are parsed for their syntax and never run."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quizzes.bank_files.assets import urls, used_digests
from quizzes.bank_files.files import content_hash, expect_only, expect_slug, read_text
from quizzes.bank_files.problems import Findings, Place
from quizzes.bank_files.records import Asset, CodeItemData, VariantData
from quizzes.bank_files.rendering import Renderer
from quizzes.bank_files.schema import conforms
from quizzes.bank_files.sources import Sources, read_sources, suffix_of
from quizzes.bank_files.yaml_files import read_yaml

FORMAT = 1  # raised when the same text is rendered in another way, so that items are loaded anew
FILES = ("item.yaml", "prompt.md", "wrong", "cases.py", "cases.yaml", "check.py")


def read_code_items(directory: Path, assets: Sequence[Asset], findings: Findings) -> list[CodeItemData]:
    """The items of directory/code; adds the problems of those that are not as they should be."""
    root = directory / "code"
    folders = sorted(path for path in root.iterdir() if path.name[0] not in "._") if root.is_dir() else []
    items = [_code_item(directory, folder, assets, findings) for folder in folders]
    return [item for item in items if item is not None]


def _code_item(root: Path, folder: Path, assets: Sequence[Asset], findings: Findings) -> CodeItemData | None:
    place = findings.place(folder / "item.yaml", folder.name)
    if not expect_slug(folder.name, place):
        return None
    settings: Any = read_yaml(root, folder / "item.yaml", place)
    if settings is None or not conforms(settings, "code-item", place):
        return None
    suffix = suffix_of(settings["runtime"])
    expect_only(folder, (*FILES, f"starter.{suffix}", f"solution.{suffix}"), place)
    sources = read_sources(root, folder, settings, findings)
    _check_property(settings, sources, place)
    prompt = read_text(root, folder / "prompt.md", findings.place(folder / "prompt.md", folder.name))
    if sources is None or prompt is None:
        return None
    return _data(settings, sources, prompt, assets, place)


def _data(
    settings: dict[str, Any], sources: Sources, prompt: str, assets: Sequence[Asset], place: Place
) -> CodeItemData:
    used = used_digests(assets, prompt + settings["explanation"])
    return CodeItemData(
        slug=place.item,
        title=settings["title"],
        kind="code",
        pool=settings["pool"],
        skills={skill: float(weight) for skill, weight in settings["skills"].items()},
        difficulty=int(settings["difficulty"]),
        points=float(settings["points"]),
        reference=settings["reference"].strip(),
        content_hash=content_hash(FORMAT, settings, sources.canonical(), prompt, used),
        variants=(_variant(settings, sources, prompt, assets, place),),
        file=place.file,
        runtime=settings["runtime"],
        entry_point=settings.get("entry_point", ""),
        starter=sources.starter,
        solution=sources.solution,
        wrong=sources.wrong,
        cases_source=sources.cases,
        check_source=sources.check,
        limits=settings.get("limits", {}),
        checker=settings.get("checker", {"kind": "rows" if settings["runtime"] == "sql" else "exact"}),
        reveal=settings.get("reveal", "name"),
        oracle=settings.get("oracle"),
    )


def _variant(
    settings: dict[str, Any], sources: Sources, prompt: str, assets: Sequence[Asset], place: Place
) -> VariantData:
    prompt_place = place.findings.place(Path(place.file).with_name("prompt.md"), place.item)
    prompt_html = Renderer(prompt_place, urls(assets)).block("", prompt)
    explanation_html = Renderer(place, urls(assets)).block("explanation", settings["explanation"])
    content = {
        "starter": sources.starter,
        "entry_point": settings.get("entry_point", ""),
        "runtime": settings["runtime"],
    }
    return VariantData(1, prompt_html, content, {}, explanation_html)


def _check_property(settings: dict[str, Any], sources: Sources | None, place: Place) -> None:
    asked = settings.get("checker", {}).get("kind") == "property"
    if sources is not None and asked and sources.check is None:
        place.add("checker", "expected a file check.py for the checker property")
