"""What is shown and what is right, for each kind of item that is shown in several orders.

Shown ids are given anew in each variant, a, b, c... in the order shown, because authors too often write the
key first. The key's `source` leads from shown ids back to the author's, for statistics over variants.
"""

import unicodedata
from collections.abc import Callable
from string import ascii_lowercase
from typing import Any

from quizzes.bank_files.problems import Place
from quizzes.bank_files.rendering import Renderer
from quizzes.variants import orders

ORDERS = 4
Entry = dict[str, Any]
Drawing = tuple[dict[str, Any], dict[str, Any]]  # content, key


def choice(source: Entry, renderer: Renderer, seed: str) -> list[Drawing]:
    """Content {"options"}, key {"key", "options", "misconceptions", "source"}."""
    _check_options(source["options"], renderer.place, single=True)
    drawings = _with_options(source, renderer, seed)
    for _, key in drawings:
        key["key"] = "".join(key.pop("keys"))
    return drawings


def multiple(source: Entry, renderer: Renderer, seed: str) -> list[Drawing]:
    """Content {"options"}, key {"keys", "options", "misconceptions", "source"}."""
    _check_options(source["options"], renderer.place, single=False)
    return _with_options(source, renderer, seed)


def text(source: Entry, renderer: Renderer, _seed: str) -> list[Drawing]:
    """Content {}, key {"accept", "misconceptions": [{"answer", "says"}]}."""
    wrong = source.get("misconceptions", [])
    place, field = renderer.place, "misconceptions"
    place.unique("accept", map(folded, source["accept"]), "answer")
    place.unique(field, (folded(entry["answer"]) for entry in wrong), "answer")
    accepted = set(map(folded, source["accept"]))
    for index, entry in enumerate(wrong):
        if folded(entry["answer"]) in accepted:
            place.add(f"{field}[{index}].answer", f"expected a wrong answer, {entry['answer']!r} is accepted")
    says = [renderer.line(f"{field}[{index}].says", entry["says"]) for index, entry in enumerate(wrong)]
    misconceptions = [{"answer": entry["answer"], "says": html} for entry, html in zip(wrong, says, strict=True)]
    return [({}, {"accept": source["accept"], "misconceptions": misconceptions})]


def order(source: Entry, renderer: Renderer, seed: str) -> list[Drawing]:
    """Content {"options"} never in the right order, key {"sequence", "source"}."""
    entries = _rendered(source["sequence"], "sequence", renderer)
    drawings = []
    for shown in orders(len(entries), ORDERS, seed, leave_out_sorted=True):
        options, letters = _shown(entries, shown)
        sequence = [letters[entry["id"]] for entry in entries]
        drawings.append(({"options": options}, {"sequence": sequence, "source": _inverse(letters)}))
    return drawings


def match(source: Entry, renderer: Renderer, seed: str) -> list[Drawing]:
    """Content {"left", "right"}, key {"pairs", "right", "source"}; only the right column is shuffled."""
    left, right = (_rendered(source[side], side, renderer) for side in ("left", "right"))
    if not _check_pairs(source, renderer.place):
        return []
    drawings = []
    for shown in orders(len(right), ORDERS, seed):
        options, letters = _shown(right, shown)
        pairs = {entry["id"]: letters[source["pairs"][entry["id"]]] for entry in left}
        key = {"pairs": pairs, "right": list(_inverse(letters)), "source": _inverse(letters)}
        drawings.append(({"left": left, "right": options}, key))
    return drawings


def folded(answer: str) -> str:
    """A short answer as it is compared: without case, outer space and repeated space, accents composed."""
    return unicodedata.normalize("NFC", " ".join(answer.split()).casefold())


KINDS: dict[str, Callable[[Entry, Renderer, str], list[Drawing]]] = {
    "choice": choice,
    "multiple": multiple,
    "text": text,
    "order": order,
    "match": match,
}


def _with_options(source: Entry, renderer: Renderer, seed: str) -> list[Drawing]:
    entries = _rendered(source["options"], "options", renderer)
    says = {
        option["id"]: renderer.line(f"options[{index}].misconception", option["misconception"])
        for index, option in enumerate(source["options"])
        if "misconception" in option
    }
    keys = {option["id"] for option in source["options"] if option.get("key")}
    as_written = [list(range(len(entries)))]
    drawings = []
    for shown in orders(len(entries), ORDERS, seed) if source.get("shuffle", True) else as_written:
        options, letters = _shown(entries, shown)
        back = _inverse(letters)
        key = {
            "keys": [letter for letter, original in back.items() if original in keys],
            "options": list(back),
            "misconceptions": {letter: says[original] for letter, original in back.items() if original in says},
            "source": back,
        }
        drawings.append(({"options": options}, key))
    return drawings


def _rendered(entries: list[Entry], field: str, renderer: Renderer) -> list[Entry]:
    """The entries as {"id", "html"}; adds a problem for an id or text that stands twice."""
    renderer.place.unique(field, (entry["id"] for entry in entries), "id")
    renderer.place.unique(field, (entry["text"].strip() for entry in entries), "text")
    return [
        {"id": entry["id"], "html": renderer.line(f"{field}[{index}].text", entry["text"])}
        for index, entry in enumerate(entries)
    ]


def _shown(entries: list[Entry], shown: list[int]) -> tuple[list[Entry], dict[str, str]]:
    """The entries in the order shown with new ids, and the new id of each old one."""
    letters = {entries[index]["id"]: letter for letter, index in zip(ascii_lowercase, shown, strict=False)}
    return [{"id": letters[entries[index]["id"]], "html": entries[index]["html"]} for index in shown], letters


def _inverse(letters: dict[str, str]) -> dict[str, str]:
    """From new ids, in the order shown, to the author's."""
    return {letter: original for original, letter in letters.items()}


def _check_options(options: list[Entry], place: Place, *, single: bool) -> None:
    keys = sum("key" in option for option in options)
    if single and keys != 1:
        place.add("options", f"expected exactly one option with key: true, got {keys}")
    if not single and not 1 <= keys < len(options):
        place.add(
            "options",
            f"expected at least one option with key: true and one without, got {keys} of {len(options)}",
        )
    for index, option in enumerate(options):
        if ("key" in option) == ("misconception" in option):
            place.add(f"options[{index}]", "expected either key: true or a misconception")


def _check_pairs(source: Entry, place: Place) -> bool:
    left, right = ({entry["id"] for entry in source[side]} for side in ("left", "right"))
    pairs = source["pairs"]
    if missing := sorted(left - pairs.keys()):
        place.add("pairs", f"expected every left id, missing: {', '.join(missing)}")
    if unknown := sorted(pairs.keys() - left):
        place.add("pairs", f"expected left ids, got {', '.join(unknown)}")
    if unknown := sorted(set(pairs.values()) - right):
        place.add("pairs", f"expected right ids, got {', '.join(unknown)}")
    return pairs.keys() == left and set(pairs.values()) <= right
