import numpy as np

Row = list[list[int]]


def pack(
    documents: list[list[int]], row_length: int, pad_id: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numbers positions from the start of the row."""
    rows = first_fit(documents, row_length)
    tokens = np.full((len(rows), row_length), pad_id, dtype=np.int64)
    segments = np.zeros_like(tokens)
    positions = np.zeros_like(tokens)
    for i, row in enumerate(rows):
        start = 0
        for segment, document in enumerate(row, start=1):
            place = slice(start, start + len(document))
            tokens[i, place] = document
            segments[i, place] = segment
            positions[i, place] = np.arange(place.start, place.stop)
            start = place.stop
    return tokens, segments, positions


def first_fit(documents: list[list[int]], row_length: int) -> list[Row]:
    """The documents of each row, each in the first row that had room."""
    rows: list[Row] = []
    free: list[int] = []
    for document in documents:
        kept = document[:row_length]
        if not kept:
            continue
        i = next((i for i, room in enumerate(free) if room >= len(kept)), len(rows))
        if i == len(rows):
            rows.append([])
            free.append(row_length)
        rows[i].append(kept)
        free[i] -= len(kept)
    return rows
