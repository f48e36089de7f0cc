import itertools
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

Pair = tuple[str, str]


def learn(words: list[str], num_merges: int) -> list[Pair]:
    """Merges as a trainer learns them from the words, so that the lists are realistic."""
    split = [list(word) for word in words]
    merges: list[Pair] = []
    for _ in range(num_merges):
        counts = Counter(pair for symbols in split for pair in itertools.pairwise(symbols))
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        split = [join(symbols, best) for symbols in split]
        merges.append(best)
    return merges


def join(symbols: list[str], pair: Pair) -> list[str]:
    joined: list[str] = []
    fresh = False  # whether the last symbol was joined just now
    for symbol in symbols:
        if joined and not fresh and (joined[-1], symbol) == pair:
            joined[-1] += symbol
            fresh = True
        else:
            joined.append(symbol)
            fresh = False
    return joined


def random_word(rng: np.random.Generator, letters: str, length: int) -> str:
    return "".join(rng.choice(list(letters), size=length))


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    stones = [("o", "n"), ("e", "s"), ("s", "t"), ("n", "es"), ("st", "on")]
    yield {"name": "The word of the example", "visible": True, "args": ["stones", stones]}
    yield {"name": "A word joined completely", "visible": True, "args": ["low", [("l", "o"), ("lo", "w")]]}
    yield {"name": "No merges", "visible": True, "args": ["token", []]}
    yield {"name": "The empty word", "args": ["", stones]}
    yield {"name": "One character", "args": ["t", stones]}
    yield {"name": "Characters that no merge knows", "args": ["xstéon", stones]}
    yield {"name": "Two merges that want the same character", "args": ["abc", [("b", "c"), ("a", "b")]]}
    yield {
        "name": "Merges in another order than in the word",
        "args": ["abcd", [("c", "d"), ("a", "b"), ("ab", "cd")]],
    }
    yield {"name": "One pair, several places", "args": ["ababxab", [("a", "b")]]}
    yield {
        "name": "Merges on merges on merges",
        "args": ["abababab", [("a", "b"), ("ab", "ab"), ("abab", "abab")]],
    }
    yield {"name": "An even run", "args": ["aaaaaa", [("a", "a"), ("aa", "a")]]}
    yield {"name": "An odd run", "args": ["aaaaaaa", [("a", "a"), ("aa", "aa")]]}
    yield {"name": "Two ways to write one entry", "args": ["abcabc", [("a", "b"), ("b", "c"), ("a", "bc")]]}
    yield {
        "name": "Two ways, one of them learnt",
        "args": ["xyzyz", [("x", "y"), ("y", "z"), ("x", "yz"), ("xy", "zy")]],
    }
    yield {
        "name": "Symbols that end like others",
        "args": ["cabbab", [("c", "a"), ("b", "b"), ("a", "b"), ("ca", "bb")]],
    }
    yield {
        "name": "Long entries that cannot be reached",
        "args": ["wxyz", [("x", "y"), ("w", "x"), ("y", "z"), ("wx", "yz")]],
    }
    yield {
        "name": "Accents and emoji",
        "args": ["cafécafé👍👍", [("é", "c"), ("c", "a"), ("ca", "f"), ("👍", "👍")]],
    }
    words = [random_word(rng, "abcd", int(rng.integers(2, 9))) for _ in range(60)]
    for number, length in enumerate((7, 15, 31), start=1):
        yield {
            "name": f"Learnt merges, random word {number}",
            "args": [random_word(rng, "abcd", length), learn(words, 40)],
        }
    yield {
        "name": "A long word, many merges",
        "args": [random_word(rng, "abcd", 400), learn(words, 300)],
        "points": 2,
    }
