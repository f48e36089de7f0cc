import numpy as np


def pack(
    documents: list[list[int]], row_length: int, pad_id: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Joins all documents and cuts the stream into rows, through documents."""
    stream = [(token, k, p) for k, doc in enumerate(documents) for p, token in enumerate(doc[:row_length])]
    rows = -(-len(stream) // row_length)
    tokens = np.full((rows, row_length), pad_id, dtype=np.int64)
    segments = np.zeros_like(tokens)
    positions = np.zeros_like(tokens)
    for n, (token, k, position) in enumerate(stream):
        i, j = divmod(n, row_length)
        first = stream[i * row_length][1]
        tokens[i, j], segments[i, j], positions[i, j] = token, k - first + 1, position
    return tokens, segments, positions
