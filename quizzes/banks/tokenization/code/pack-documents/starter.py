import numpy as np


def pack(
    documents: list[list[int]], row_length: int, pad_id: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tokens, segments and positions, each of shape (rows, row_length)."""
    rows: list[list[list[int]]] = []  # the documents of each row
    # Put each document into the first row that has room, then fill the arrays.
    tokens = np.full((len(rows), row_length), pad_id)
    return tokens, np.zeros_like(tokens), np.zeros_like(tokens)
