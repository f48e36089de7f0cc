from collections.abc import Iterator
from typing import Any

import numpy as np

SPECIAL = {"begin": 1, "end": 2, "system": 3, "user": 4, "assistant": 5, "tool": 6}
OTHER = {"begin": 90, "end": 91, "tool": 92, "assistant": 93, "user": 94, "system": 95}

Message = tuple[str, list[int]]


def random_messages(rng: np.random.Generator, count: int, longest: int) -> list[Message]:
    roles = rng.choice(["user", "assistant", "tool"], size=count)
    return [
        (str(role), rng.integers(0, 500, size=int(rng.integers(0, longest + 1))).tolist()) for role in roles
    ]


def cases(rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    turn: list[Message] = [("user", [20, 21]), ("assistant", [30])]
    talk: list[Message] = [("system", [10, 11]), *turn, ("user", [22]), ("assistant", [31, 32, 33])]
    yield {"name": "A question and an answer", "visible": True, "args": [turn, SPECIAL, 100]}
    yield {
        "name": "A system message and a question",
        "visible": True,
        "args": [[("system", [10]), ("user", [20])], SPECIAL, 100],
    }
    yield {"name": "Other ids for the control tokens", "visible": True, "args": [turn, OTHER, 100]}
    yield {"name": "No messages", "args": [[], SPECIAL, 100]}
    yield {"name": "Two answers", "args": [talk, SPECIAL, 100]}
    yield {
        "name": "The assistant speaks first",
        "args": [[("assistant", [30, 31]), ("user", [20])], SPECIAL, 100],
    }
    yield {
        "name": "Two assistant messages in a row",
        "args": [[("user", [20]), ("assistant", [30]), ("assistant", [31])], SPECIAL, 100],
    }
    yield {
        "name": "A tool between two answers",
        "args": [[*turn, ("tool", [40, 41]), ("assistant", [34])], SPECIAL, 100],
    }
    yield {"name": "An empty answer", "args": [[("user", [20]), ("assistant", [])], SPECIAL, 100]}
    yield {"name": "An empty question", "args": [[("user", []), ("assistant", [30])], SPECIAL, 100]}
    yield {"name": "A user message at the end", "args": [[*talk, ("user", [23, 24])], SPECIAL, 100]}
    yield {
        "name": "The same ids in question and answer",
        "args": [[("user", [7, 8, 9]), ("assistant", [7, 8, 9])], SPECIAL, 100],
    }
    yield {"name": "Exactly as long as allowed", "args": [turn, SPECIAL, 8]}
    yield {"name": "Cut in an answer", "args": [talk, SPECIAL, 17]}
    yield {"name": "Cut in a question", "args": [talk, SPECIAL, 7]}
    yield {"name": "Cut before the end token", "args": [turn, SPECIAL, 7]}
    yield {"name": "One token allowed", "args": [turn, SPECIAL, 1]}
    yield {
        "name": "Ids of control tokens inside contents",
        "args": [[("user", [5, 30, 2]), ("assistant", [4, 2, 5])], SPECIAL, 100],
    }
    yield {"name": "A random conversation", "args": [random_messages(rng, 12, 9), SPECIAL, 4096]}
    yield {
        "name": "A long random conversation, cut",
        "args": [random_messages(rng, 200, 40), OTHER, 2048],
        "points": 2,
    }
