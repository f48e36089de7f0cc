import numpy as np

IGNORED = -100


def ids_and_labels(
    messages: list[tuple[str, list[int]]], special: dict[str, int], max_length: int
) -> tuple[np.ndarray, np.ndarray]:
    """Writes the begin token before every message."""
    ids: list[int] = []
    labels: list[int] = []
    for role, content in messages:
        written = [*content, special["end"]]
        ids += [special["begin"], special[role], *written]
        labels += [IGNORED, IGNORED, *(written if role == "assistant" else [IGNORED] * len(written))]
    return np.array(ids[:max_length], dtype=np.int64), np.array(labels[:max_length], dtype=np.int64)
