from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    training = [[1, 2, 3, 4], [9, 2, 3, 9], [3, 2, 1]]
    test = [[0, 1, 2, 3], [9, 9]]
    yield {"name": "The example, trigrams", "visible": True, "args": [training, test, 3]}
    yield {"name": "The example, bigrams", "visible": True, "args": [training, test, 2]}
    yield {"name": "Single tokens", "args": [training, [[7, 4]], 1]}
    yield {"name": "No training documents", "args": [[], test, 2]}
    yield {"name": "No test documents", "args": [training, [], 2]}
    yield {"name": "Empty documents on both sides", "args": [[[], [1, 2]], [[], [2, 1]], 1], "hint": "An empty document has no n-gram."}
    yield {"name": "Documents shorter than n", "args": [[[1, 2], [1, 2, 3]], [[1, 2], [1, 2, 3]], 3], "hint": "Equal is not enough: a short document has no n-gram."}
    yield {"name": "All documents shorter than n", "args": [[[1, 2], [3]], [[1, 2], [3]], 5]}
    yield {"name": "Documents of exactly n tokens", "args": [[[5, 6, 7], [7, 6, 5]], [[5, 6, 7]], 3], "hint": "A document of n tokens has one n-gram."}
    yield {"name": "A match at the end of both", "args": [[[8, 8, 1, 2, 3], [1, 2, 8]], [[4, 4, 1, 2, 3]], 3], "hint": "Do not miss the last n-gram."}
    yield {"name": "A match at the beginning of both", "args": [[[1, 2, 3, 8, 8], [8, 1, 2]], [[1, 2, 3, 4]], 3]}
    yield {"name": "The same tokens in another order", "args": [[[3, 2, 1], [2, 1, 3], [1, 2, 3]], [[1, 2, 3]], 3], "hint": "Order counts."}
    yield {"name": "The same tokens, not next to each other", "args": [[[1, 9, 2, 9, 3], [1, 2, 9, 3]], [[1, 2, 3]], 3]}
    yield {"name": "One test document's tokens, another one's order", "args": [[[1, 2, 3, 4]], [[1, 2], [3, 4], [2, 9, 3]], 3], "hint": "An n-gram lies within one document."}
    yield {"name": "A match across two training documents", "args": [[[1, 2], [3, 4], [2, 3, 4]], [[1, 2, 3, 4]], 3]}
    yield {"name": "Ids of several digits", "args": [[[1, 23], [12, 3], [1, 2, 3]], [[12, 3]], 2], "hint": "Joined without a separator, 1 23 and 12 3 look alike."}
    yield {"name": "Negative and huge ids", "args": [[[-1, 10**15, -(2**40)], [1, 10**15, 2**40]], [[-1, 10**15, -(2**40), 4]], 3]}
    yield {"name": "Many hits in one document", "args": [[[1, 1, 1, 1, 1], [2, 2]], [[1, 1, 1], [1, 1]], 2], "hint": "Each index stands once."}
    yield {"name": "Equal training documents", "args": [[[4, 5, 6], [7], [4, 5, 6]], [[5, 6]], 2]}
    yield {"name": "Few different tokens", "args": [*corpus(rng, 60, 40, 20, 12, 3), 6]}
    yield {"name": "Copied passages of just under n tokens", "args": [*corpus(rng, 40, 60, 30, 30, 5000, copied=12), 13], "points": 2}
    yield {"name": "Copied passages of exactly n tokens", "args": [*corpus(rng, 40, 60, 30, 30, 5000, copied=13), 13], "points": 2}
    yield {
        "name": "400 training documents, in time",
        "runs": [[*corpus(rng, 400, 200, 300, 100, 3000, copied=13), 13] for _ in range(4)],
        "times": 25,
        "points": 3,
    }


def corpus(
    rng: np.random.Generator, training: int, training_length: int, test: int, test_length: int, size: int, copied: int = 0
) -> list[list[list[int]]]:
    """Random training and test documents; every third training document holds `copied` tokens of a test document."""
    train = [rng.integers(0, size, training_length).tolist() for _ in range(training)]
    held_out = [rng.integers(0, size, test_length).tolist() for _ in range(test)]
    for document in train[::3]:
        source = held_out[int(rng.integers(0, test))]
        start, place = int(rng.integers(0, test_length - copied + 1)), int(rng.integers(0, training_length - copied + 1))
        document[place : place + copied] = source[start : start + copied]
    return [train, held_out]
