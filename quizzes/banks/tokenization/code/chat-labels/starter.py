import numpy as np

IGNORED = -100


def ids_and_labels(
    messages: list[tuple[str, list[int]]], special: dict[str, int], max_length: int
) -> tuple[np.ndarray, np.ndarray]:
    """Ids and labels of a conversation, each of shape (length,)."""
    ids = [special["begin"]]
    labels = [IGNORED]
    # Add each message: its role, its content, and the end.
    return np.array(ids), np.array(labels)
