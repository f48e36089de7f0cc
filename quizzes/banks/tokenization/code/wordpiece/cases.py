from collections.abc import Iterator
from typing import Any

import numpy as np


def random_word(rng: np.random.Generator, letters: str, longest: int) -> str:
    return "".join(rng.choice(list(letters), size=int(rng.integers(1, longest + 1))))


def random_vocabulary(rng: np.random.Generator, letters: str, entries: int) -> set[str]:
    """Entries that begin a word and entries that continue one, of up to four letters."""
    marks = rng.choice(["", "##"], size=entries)
    return {"[UNK]"} | {str(mark) + random_word(rng, letters, 4) for mark in marks}


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    play = {"[UNK]", "un", "play", "##play", "##able", "##ab", "##a", "##ed"}
    yield {"name": "Words of the example", "visible": True, "args": ["unplayable played plays", play]}
    yield {"name": "A word that is an entry", "visible": True, "args": ["play", play]}
    yield {"name": "The empty text", "visible": True, "args": ["", play]}
    yield {
        "name": "Only white space",
        "args": [" \n\t ", play],
        "hint": "White space separates words; it is no word.",
    }
    yield {
        "name": "Lines and tabs",
        "args": ["play\nun\t played  un\n", play],
        "hint": "Any white space separates words.",
    }
    yield {"name": "No vocabulary", "args": ["play un", set()], "hint": "Every word is unknown."}
    yield {
        "name": "A short entry within a long one",
        "args": ["tokens tok", {"t", "to", "tok", "token", "##s", "##ens", "##e", "##n"}],
        "hint": "The longest entry that fits comes first.",
    }
    yield {
        "name": "A rest that does not fit",
        "args": ["unplayful un", play],
        "hint": "Pieces found before are not kept when the rest does not fit.",
    }
    yield {
        "name": "Another way that would have fitted",
        "args": ["abcd", {"abc", "ab", "##cd", "[UNK]"}],
        "hint": "WordPiece never goes back to a shorter entry.",
    }
    yield {
        "name": "Entries without the mark inside a word",
        "args": ["unable able", {"un", "able", "##x"}],
        "hint": "Inside a word only entries with ## fit.",
    }
    yield {
        "name": "Entries with the mark at the beginning of a word",
        "args": ["able table", {"##able", "t"}],
        "hint": "At the beginning of a word only entries without ## fit.",
    }
    yield {
        "name": "Long entries in the middle of a word",
        "args": ["xaby xab", {"x", "##ab", "##y", "##a", "##b", "a", "xa"}],
        "hint": "From left to right: what begins the word is chosen first.",
    }
    yield {
        "name": "Words at and beyond the longest allowed",
        "args": ["aaaa aaaaa aaa", {"a", "##a"}, 4],
        "hint": "A word of exactly max_characters is still cut.",
    }
    yield {
        "name": "More than a hundred characters",
        "args": ["a" * 100 + " " + "a" * 101, {"a", "##a", "##aaaaaaaaa"}],
        "hint": "The default for max_characters is 100.",
    }
    yield {
        "name": "Characters of several bytes",
        "args": ["éé ééé λόγος", {"é", "##é", "λ", "##όγος", "[UNK]"}, 3],
        "hint": "max_characters counts characters, not bytes.",
    }
    yield {
        "name": "Upper and lower case",
        "args": ["Play play PLAY", {"play", "P", "##lay"}],
        "hint": "Nothing is put into lower case.",
    }
    for number, (letters, entries) in enumerate((("ab", 14), ("ab", 20), ("abc", 60)), start=1):
        text = " ".join(random_word(rng, letters, 9) for _ in range(60))
        yield {
            "name": f"Random words and entries {number}",
            "args": [text, random_vocabulary(rng, letters, entries)],
        }
    text = " ".join(random_word(rng, "etaoin", 14) for _ in range(1500))
    vocabulary = random_vocabulary(rng, "etaoin", 900) | {
        mark + letter for mark in ("", "##") for letter in "etaoin"
    }
    yield {"name": "A long text", "args": [text, vocabulary], "points": 2}
