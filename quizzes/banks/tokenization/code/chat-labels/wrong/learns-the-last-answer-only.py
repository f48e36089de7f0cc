import numpy as np

IGNORED = -100


def ids_and_labels(
    messages: list[tuple[str, list[int]]], special: dict[str, int], max_length: int
) -> tuple[np.ndarray, np.ndarray]:
    """Learns only the last message, if it is an answer."""
    ids = [special["begin"]]
    labels = [IGNORED]
    for i, (role, content) in enumerate(messages, start=1):
        written = [*content, special["end"]]
        ids += [special[role], *written]
        labels += [
            IGNORED,
            *(written if role == "assistant" and i == len(messages) else [IGNORED] * len(written)),
        ]
    return np.array(ids[:max_length], dtype=np.int64), np.array(labels[:max_length], dtype=np.int64)
