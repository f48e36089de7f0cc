from collections.abc import Iterator
from typing import Any

import numpy as np


def random_words(rng: np.random.Generator, letters: str, words: int, longest: int) -> dict[str, int]:
    """Words over few letters, so that pairs are frequent and ties occur."""
    counts: dict[str, int] = {}
    for _ in range(words):
        word = "".join(rng.choice(list(letters), size=int(rng.integers(1, longest + 1))))
        counts[word] = int(rng.integers(1, 40))
    return counts


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    yield {
        "name": "Three words, two merges",
        "visible": True,
        "args": [{"low": 5, "lower": 2, "newest": 6}, 2],
    }
    yield {"name": "One word", "visible": True, "args": [{"tokens": 1}, 2]}
    yield {"name": "No words", "visible": True, "args": [{}, 5]}
    yield {
        "name": "No merges asked for",
        "args": [{"abc": 3}, 0],
        "hint": "With num_merges = 0 the list is empty.",
    }
    yield {
        "name": "Words of one letter",
        "args": [{"a": 9, "b": 4}, 3],
        "hint": "A word of one symbol holds no pair.",
    }
    yield {
        "name": "More merges asked for than there are",
        "args": [{"abc": 2, "bc": 1}, 50],
        "hint": "When every word is one symbol, there is nothing left to join.",
    }
    yield {
        "name": "A frequent word and many rare ones",
        "args": [{"xy": 50, "abc": 1, "abd": 1, "abe": 1, "abf": 1}, 3],
        "hint": "A pair counts as often as its word occurs.",
    }
    yield {
        "name": "Equal counts",
        "args": [{"zy": 3, "ba": 3, "ab": 3, "yz": 3}, 4],
        "hint": "Among pairs of equal count, the sorted order decides, not the order of the words.",
    }
    yield {
        "name": "Counts that change after a merge",
        "args": [{"rest": 8, "crest": 5, "chest": 4, "stir": 6, "test": 3}, 7],
        "hint": "Count again after every merge.",
    }
    yield {
        "name": "A run of one letter",
        "args": [{"aaaaaaa": 2, "aaa": 1, "baaab": 1}, 5],
        "hint": "Join from left to right; a joined symbol is not joined again in the same round.",
    }
    yield {
        "name": "Runs against another pair",
        "args": [{"aaaa": 3, "bc": 8}, 3],
        "hint": "Every place counts, so aaaa holds (a, a) three times.",
    }
    yield {
        "name": "Symbols that end like others",
        "args": [{"bab": 5, "cab": 7, "abab": 4, "bb": 6, "babb": 3}, 6],
        "hint": "Join whole symbols; ab within a longer symbol is not the symbol b.",
    }
    yield {
        "name": "Words that follow one another",
        "args": [{"na": 4, "an": 4, "nab": 1}, 4],
        "hint": "The end of one word and the beginning of the next are not a pair.",
    }
    yield {
        "name": "Accents, Greek and emoji",
        "args": [{"été": 4, "λόγος": 3, "👍🏽": 5, "λόγοι": 2}, 8],
        "hint": "Symbols start as characters (code points), not as bytes.",
    }
    yield {"name": "Random words over three letters", "args": [random_words(rng, "abc", 30, 7), 25]}
    yield {"name": "Random words over two letters", "args": [random_words(rng, "ab", 20, 9), 40]}
    yield {"name": "A larger corpus", "args": [random_words(rng, "etaoinshr", 300, 9), 60], "points": 2}
