import numpy as np

IGNORED = -100


def ids_and_labels(
    messages: list[tuple[str, list[int]]], special: dict[str, int], max_length: int
) -> tuple[np.ndarray, np.ndarray]:
    """Leaves the end of an answer out of the labels."""
    ids = [special["begin"]]
    labels = [IGNORED]
    for role, content in messages:
        written = [*content, special["end"]]
        ids += [special[role], *written]
        learnt = content if role == "assistant" else [IGNORED] * len(content)
        labels += [IGNORED, *learnt, IGNORED]
    return np.array(ids[:max_length], dtype=np.int64), np.array(labels[:max_length], dtype=np.int64)
