from collections.abc import Iterator
from typing import Any

import numpy as np


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    outputs = np.array([[[2.0, 0.0]], [[6.0, 4.0]]])
    yield {"name": "The example", "visible": True, "args": [outputs, np.array([[5.0], [5.0 + np.log(3)]])]}
    yield {
        "name": "The example, with larger scores",
        "visible": True,
        "args": [outputs, np.array([[900.0], [900.0 + np.log(3)]])],
    }
    yield {"name": "One part", "args": parts(rng, 1, 3, 4)}
    yield {"name": "No parts", "args": parts(rng, 0, 3, 4)}
    yield {"name": "No queries", "args": parts(rng, 3, 0, 4)}
    yield {"name": "One query", "args": parts(rng, 5, 1, 4)}
    yield {"name": "As many parts as queries", "args": parts(rng, 4, 4, 4)}
    yield {"name": "As many queries as channels", "args": parts(rng, 3, 6, 6)}
    yield {"name": "Many parts", "args": parts(rng, 100, 5, 3)}
    yield {"name": "Large logarithms", "args": parts(rng, 4, 5, 3, offset=3000.0)}
    yield {"name": "Very negative logarithms", "args": parts(rng, 4, 5, 3, offset=-3000.0)}
    yield {"name": "Queries at very different heights", "args": heights(rng)}
    yield {"name": "One part outweighs the others", "args": outweighed(rng)}
    yield {"name": "Some parts without keys", "args": holes(rng, 6, 8, 3)}
    yield {"name": "Not-a-numbers in parts without keys", "args": holes(rng, 6, 8, 3, filled=np.nan)}
    yield {"name": "Infinity in parts without keys", "args": holes(rng, 6, 8, 3, filled=np.inf)}
    yield {"name": "A query without any keys", "args": blind(rng)}
    yield {"name": "No query has any keys", "args": [np.full((3, 2, 2), np.nan), np.full((3, 2), -np.inf)]}
    yield {"name": "A view with gaps", "args": [x[::2] for x in parts(rng, 8, 6, 5)]}
    yield {"name": "Parts of a real attention", "args": attention(rng), "points": 2}


def parts(rng: np.random.Generator, number: int, queries: int, width: int, offset: float = 0.0) -> list[Any]:
    return [rng.normal(size=(number, queries, width)), rng.normal(0, 2, (number, queries)) + offset]


def heights(rng: np.random.Generator) -> list[Any]:
    outputs, logsums = parts(rng, 4, 5, 3)
    return [outputs, logsums + [-5000.0, -50.0, 0.0, 50.0, 5000.0]]


def outweighed(rng: np.random.Generator) -> list[Any]:
    outputs, logsums = parts(rng, 4, 5, 3)
    logsums[2] += 1500.0
    return [outputs, logsums]


def holes(rng: np.random.Generator, number: int, queries: int, width: int, filled: float = 0.0) -> list[Any]:
    outputs, logsums = parts(rng, number, queries, width)
    empty = rng.random(logsums.shape) < 0.4
    empty[0] = False
    logsums[empty], outputs[empty] = -np.inf, filled
    return [outputs, logsums]


def blind(rng: np.random.Generator) -> list[Any]:
    outputs, logsums = parts(rng, 4, 5, 3)
    logsums[:, [1, 3]] = -np.inf
    outputs[2, 3] = np.nan
    return [outputs, logsums]


def attention(rng: np.random.Generator) -> list[Any]:
    """Attention of 20 queries over 300 keys, in six parts of unequal length."""
    scores, values = rng.normal(0, 6, (20, 300)), rng.normal(size=(300, 8))
    outputs, logsums = [], []
    for start, stop in [(0, 10), (10, 11), (11, 100), (100, 180), (180, 299), (299, 300)]:
        logsum = np.logaddexp.reduce(scores[:, start:stop], axis=1)
        outputs.append(np.exp(scores[:, start:stop] - logsum[:, None]) @ values[start:stop])
        logsums.append(logsum)
    return [np.array(outputs), np.array(logsums)]
