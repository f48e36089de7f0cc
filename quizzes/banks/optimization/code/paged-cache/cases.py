from collections.abc import Iterator
from typing import Any

import numpy as np

Operation = tuple[Any, ...]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    example: list[Operation] = [
        ("start", "a", 6),
        ("fork", "a", "b"),
        ("append", "b", 1),
        ("append", "a", 3),
        ("append", "b", 20),
        ("free", "a"),
    ]
    yield {"name": "The example", "visible": True, "args": [example, 5, 4]}
    alone: list[Operation] = [
        ("start", "a", 3),
        *[("append", "a", 1)] * 6,
        ("free", "a"),
        ("start", "b", 16),
        ("start", "c", 1),
    ]
    yield {"name": "One sequence after another", "visible": True, "args": [alone, 4, 4]}
    yield {"name": "No operations", "args": [[], 7, 4]}
    yield {
        "name": "No blocks",
        "args": [[("start", "a", 0), ("append", "a", 1), ("fork", "a", "b"), ("free", "b")], 0, 4],
    }
    yield {
        "name": "Lengths just at the end of a block",
        "args": [[("start", "a", 8), ("append", "a", 8), ("append", "a", 1), ("start", "b", 4)], 6, 4],
    }
    yield {
        "name": "Empty sequences",
        "args": [[("start", "a", 0), ("fork", "a", "b"), ("append", "b", 5), ("append", "a", 1), ("free", "b")], 4, 4],
    }
    yield {
        "name": "Appends of 0 tokens",
        "args": [
            [
                ("start", "a", 5),
                ("fork", "a", "b"),
                ("append", "b", 0),
                ("append", "a", 0),
                ("free", "a"),
                ("append", "b", 0),
            ],
            4,
            4,
        ],
    }
    yield {
        "name": "A fork at the end of a block",
        "args": [[("start", "a", 8), ("fork", "a", "b"), ("append", "a", 1), ("append", "b", 2), ("free", "a")], 8, 4],
    }
    yield {
        "name": "The fork is freed before it writes",
        "args": [[("start", "a", 6), ("fork", "a", "b"), ("free", "b"), ("append", "a", 1), ("append", "a", 5)], 5, 4],
    }
    yield {
        "name": "The parent is freed before the fork writes",
        "args": [[("start", "a", 6), ("fork", "a", "b"), ("free", "a"), ("append", "b", 1), ("append", "b", 9)], 5, 4],
    }
    yield {"name": "Four sequences share a block", "args": [many_forks(4), 20, 8]}
    yield {"name": "Forks of forks", "args": [chain(), 20, 4]}
    yield {
        "name": "Written twice after a fork",
        "args": [
            [
                ("start", "a", 5),
                ("fork", "a", "b"),
                ("append", "b", 1),
                ("append", "b", 1),
                ("append", "a", 1),
                ("append", "a", 1),
            ],
            9,
            4,
        ],
    }
    yield {
        "name": "A copy and more blocks at once",
        "args": [[("start", "a", 6), ("fork", "a", "b"), ("append", "b", 11), ("free", "a")], 9, 4],
    }
    yield {
        "name": "Room for the new tokens but not for the copy",
        "args": [
            [
                ("start", "a", 6),
                ("fork", "a", "b"),
                ("fork", "a", "c"),
                ("append", "b", 1),
                ("append", "c", 1),
                ("free", "a"),
                ("append", "c", 1),
                ("free", "c"),
                ("append", "b", 1),
            ],
            2,
            4,
        ],
    }
    yield {
        "name": "Room for all but one block",
        "args": [[("start", "a", 9), ("append", "a", 8), ("append", "a", 4), ("append", "a", 3), ("free", "a")], 5, 4],
    }
    yield {
        "name": "Refused, then granted",
        "args": [[("start", "a", 12), ("start", "b", 9), ("free", "a"), ("start", "c", 9), ("append", "c", 4)], 5, 4],
    }
    yield {
        "name": "Names used again",
        "args": [
            [
                ("start", "a", 6),
                ("fork", "a", "b"),
                ("free", "a"),
                ("start", "a", 3),
                ("append", "a", 2),
                ("append", "b", 1),
            ],
            9,
            4,
        ],
    }
    yield {
        "name": "Blocks of one token",
        "args": [
            [
                ("start", "a", 3),
                ("fork", "a", "b"),
                ("append", "b", 2),
                ("append", "a", 1),
                ("free", "b"),
                ("append", "a", 3),
            ],
            7,
            1,
        ],
    }
    yield {"name": "Eight answers to one prompt", "args": [answers(), 200, 16]}
    for number, (count, blocks, size) in enumerate([(120, 30, 4), (300, 60, 5), (600, 150, 16)], start=1):
        yield {
            "name": f"Random operations, {number}",
            "args": [random_operations(rng, count, blocks, size), blocks, size],
        }
    yield {"name": "Random operations, long", "args": [random_operations(rng, 3000, 400, 8), 400, 8], "points": 2}


def many_forks(number: int) -> list[Operation]:
    forks: list[Operation] = [("fork", "a", f"b{i}") for i in range(1, number)]
    return [
        ("start", "a", 13),
        *forks,
        *[("append", f"b{i}", 2) for i in range(1, number)],
        ("append", "a", 2),
        ("free", "b1"),
        ("free", "a"),
    ]


def chain() -> list[Operation]:
    return [
        ("start", "a", 5),
        ("fork", "a", "b"),
        ("append", "b", 2),
        ("fork", "b", "c"),
        ("append", "c", 1),
        ("append", "b", 2),
        ("fork", "c", "d"),
        ("append", "d", 1),
        ("free", "a"),
        ("free", "c"),
        ("append", "d", 3),
        ("free", "b"),
    ]


def answers() -> list[Operation]:
    names = [f"answer {i}" for i in range(8)]
    steps: list[Operation] = [("append", name, 1) for _ in range(30) for name in names]
    return [
        ("start", names[0], 90),
        *[("fork", names[0], name) for name in names[1:]],
        *steps,
        *[("free", name) for name in names],
    ]


def random_operations(rng: np.random.Generator, number: int, blocks: int, size: int) -> list[Operation]:
    """Operations on sequences that live. A start is of 0 tokens, or of more than can ever fit."""
    alive: list[str] = []
    operations: list[Operation] = []
    for i in range(number):
        draw = rng.random()
        if len(alive) < 2 or draw < 0.12:
            operations.append(("start", f"s{i}", 0))
            alive.append(f"s{i}")
        elif draw < 0.17:
            operations.append(("start", f"s{i}", size * blocks + int(rng.integers(1, size + 1))))
        elif draw < 0.3:
            operations.append(("fork", str(rng.choice(alive)), f"s{i}"))
            alive.append(f"s{i}")
        elif draw < 0.3 + 0.012 * len(alive):
            operations.append(("free", alive.pop(int(rng.integers(len(alive))))))
        else:
            operations.append(("append", str(rng.choice(alive)), int(rng.integers(0, 2 * size))))
    return operations
