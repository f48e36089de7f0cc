"""The worked answers of the tokenization bank, recomputed by other means than their keys."""

import math
import runpy
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from tokenizers.pre_tokenizers import ByteLevel

from quizzes.arithmetic import Number, evaluate, parse
from quizzes.variants import Parametrisation, draw, span

BANK = Path(__file__).parents[2] / "quizzes" / "banks" / "tokenization"
ITEMS: dict[str, Any] = {item["id"]: item for item in yaml.safe_load((BANK / "items.yaml").read_text("utf-8"))["items"]}
Names = dict[str, Any]


def solution(slug: str) -> dict[str, Any]:
    return runpy.run_path(str(BANK / "code" / slug / "solution.py"))


def variants(slug: str) -> Iterator[tuple[Names, Number]]:
    """The names and the key of every variant that is drawn of an item."""
    item = ITEMS[slug]
    parametrisation = Parametrisation(
        parameters={name: values(rule) for name, rule in item["parameters"].items()},
        formulas={name: parse(formula) for name, formula in item.get("formulas", {}).items()},
        where=parse(item["where"]) if "where" in item else None,
        variants=item["variants"],
    )
    for names in draw(parametrisation, f"tokenization/{slug}"):
        yield names, evaluate(parse(str(item["answer"])), names)


def values(rule: dict[str, list[Number]]) -> list[Number]:
    return span(*rule["range"]) if "range" in rule else rule["values"]


def keys(slug: str) -> set[str]:
    return {option["id"] for option in ITEMS[slug]["options"] if option.get("key")}


def utf8_length(latin: int, greek: int, chinese: int, emoji: int, **_: Number) -> int:
    return len(("a" * latin + "Ω" * greek + "語" * chinese + "😀" * emoji).encode())


def merges_learnt(size: int, special: int) -> int:
    return next(merges for merges in count() if 256 + merges + special == size)


def pairs_after_merge(bananas: int, bandanas: int) -> int:
    train = solution("train-bpe")
    words = [(train["join"](list("banana"), ("a", "n")), bananas)]
    words += [(train["join"](list("bandana"), ("a", "n")), bandanas)]
    return int(train["count_pairs"](words)["an", "a"])


def joins(size: int, words: int, tokens: int) -> int:
    lengths = [size - words + 1] + [1] * (words - 1)  # bytes of each piece, one long
    done = 0
    while sum(lengths) > tokens:
        lengths[0] -= 1
        done += 1
    return done


def posterior(p_token: float, p_to: float, p_ken: float, p_end: float, **_: Number) -> float:
    pieces = {"token": p_token, "to": p_to, "ken": p_ken, "ization": p_end}
    weight = {
        found: math.prod(pieces[piece] for piece in found)
        for size in range(1, 5)
        for found in product(pieces, repeat=size)
        if "".join(found) == "tokenization"
    }
    return weight["token", "ization"] / sum(weight.values())


def million_parameters(size: int, width: int) -> float:
    return (size * width + width * size) / 1e6


def words_that_fit(context: int, reserve: int, fertility: float) -> float:
    return next(words for words in count() if reserve + (words + 1) * fertility > context)


def bits_per_byte(loss: float, tokens: int, size: int) -> float:
    probability_per_token = math.exp(-loss)
    return -math.log2(probability_per_token) / (size / tokens)


def rows_added(size: int, multiple: int, devices: int, **_: Number) -> int:
    return next(rows for rows in count() if (size + rows) % devices == 0 and (size + rows) // devices % multiple == 0)


def percent_of_padding(one: int, two: int, three: int, four: int, **_: Number) -> float:
    _, mask = solution("pad-a-batch")["pad_batch"]([[7] * n for n in (one, two, three, four)], 10**6, 0)
    return 100 * float((mask == 0).mean())


def windows_cut(tokens: int, window: int, overlap: int, **_: Number) -> int:
    start = windows = seen = 0
    while seen < tokens:
        seen = start + window - 2
        start = seen - overlap
        windows += 1
    return windows


def extra_euros(pages: int, tokens: int, premium: float, price: float) -> float:
    english = pages * tokens / 1e6 * price
    return english * premium - english


RECOMPUTED: dict[str, Callable[..., float]] = {
    "utf8-length-of-a-prompt": utf8_length,
    "merges-for-a-vocabulary": merges_learnt,
    "pairs-after-a-merge": pairs_after_merge,
    "joins-in-an-encoding": joins,
    "posterior-of-a-segmentation": posterior,
    "embedding-parameters": million_parameters,
    "words-in-a-context": words_that_fit,
    "bits-per-byte": bits_per_byte,
    "padded-vocabulary": rows_added,
    "share-of-padding": percent_of_padding,
    "overlapping-windows": windows_cut,
    "price-of-a-language": extra_euros,
}


def test_every_number_item_is_recomputed_here() -> None:
    assert {slug for slug, item in ITEMS.items() if item["kind"] == "number"} == set(RECOMPUTED)


@pytest.mark.parametrize("slug", RECOMPUTED)
def test_a_number_recomputed_is_within_the_tolerance_of_the_key(slug: str) -> None:
    tolerance = ITEMS[slug]["tolerance"]
    for names, answer in variants(slug):
        allowed = tolerance.get("absolute", 0) + tolerance.get("relative", 0) * abs(answer)
        assert abs(RECOMPUTED[slug](**names) - answer) <= allowed + 1e-9


@pytest.mark.parametrize("slug", RECOMPUTED)
def test_no_misconception_gives_a_number_that_is_accepted(slug: str) -> None:
    item = ITEMS[slug]
    for names, answer in variants(slug):
        allowed = item["tolerance"].get("absolute", 0) + item["tolerance"].get("relative", 0) * abs(answer)
        for misconception in item["misconceptions"]:
            assert abs(evaluate(parse(str(misconception["answer"])), names) - answer) > allowed


def test_the_second_merge_is_what_training_learns() -> None:
    merges = solution("train-bpe")["train_bpe"]({"tank": 7, "thank": 4, "than": 5, "think": 6}, 2)
    assert merges[0] == ("n", "k")
    assert " ".join(merges[1]) == ITEMS["second-merge"]["accept"][0]


def test_the_word_encoded_by_hand_is_what_the_merges_give() -> None:
    merges = [("e", "r"), ("t", "h"), ("th", "e"), ("r", "e")]
    assert " ".join(solution("encode-with-ranks")["encode"]("there", merges)) == ITEMS["encode-there"]["accept"][0]


def test_the_word_cut_by_hand_is_what_wordpiece_gives() -> None:
    vocabulary = {"un", "unw", "##d", "##in", "##ind", "##ing", "##wind", "[UNK]"}
    pieces = solution("wordpiece")["wordpiece"]("unwinding", vocabulary)
    assert " ".join(pieces) == ITEMS["wordpiece-by-hand"]["accept"][0]


def test_the_emoji_has_the_lengths_of_the_keyed_statements() -> None:
    emoji = "\U0001f469\u200d\U0001f4bb"
    assert (len(emoji.encode()), len(emoji), len(unicodedata.normalize("NFC", emoji))) == (11, 3, 3)
    assert keys("one-emoji-many-code-points") == {"b", "c", "e"}


def test_the_look_alike_strings_are_equal_once_normalised_and_not_as_bytes() -> None:
    composed, decomposed = "caf\xe9", "cafe\u0301"
    assert composed.encode() != decomposed.encode()
    assert unicodedata.normalize("NFC", decomposed) == composed
    assert keys("look-alike-strings") == {"c"}


def test_the_gpt2_pattern_cuts_as_the_keyed_statements_say() -> None:
    def pieces(text: str) -> list[str]:
        return [piece for piece, _ in ByteLevel(add_prefix_space=False).pre_tokenize_str(text)]

    assert pieces("GPT4") == ["GPT", "4"]
    assert pieces("2024") == ["2024"]
    assert pieces("cat cat") == ["cat", "Ġcat"]
    assert "".join(pieces("a  lossless cut, isn't it?")) == "a  lossless cut, isn't it?".replace(" ", "Ġ")
    assert keys("gpt2-pre-tokenization") == {"a", "c"}


def test_the_pairs_of_the_two_criteria_are_those_of_the_key() -> None:
    table = {"e s": (400, 2000, 1000), "q u": (90, 100, 400), "t h": (300, 900, 500)}
    assert max(table, key=lambda pair: table[pair][0]) == "e s"
    assert max(table, key=lambda pair: table[pair][0] / (table[pair][1] * table[pair][2])) == "q u"
    assert keys("which-pair-first") == {"b"}


def test_the_larger_vocabulary_has_the_parameters_that_are_stated() -> None:
    assert round((128_000 - 32_000) * 4096 * 2 / 1e9, 1) == 0.8
