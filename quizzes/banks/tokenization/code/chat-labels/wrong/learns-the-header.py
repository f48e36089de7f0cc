import numpy as np

IGNORED = -100


def ids_and_labels(
    messages: list[tuple[str, list[int]]], special: dict[str, int], max_length: int
) -> tuple[np.ndarray, np.ndarray]:
    """Learns the assistant's role token, which the template writes."""
    ids = [special["begin"]]
    labels = [IGNORED]
    for role, content in messages:
        written = [*content, special["end"]]
        ids += [special[role], *written]
        part = [special[role], *written]
        labels += part if role == "assistant" else [IGNORED] * len(part)
    return np.array(ids[:max_length], dtype=np.int64), np.array(labels[:max_length], dtype=np.int64)
