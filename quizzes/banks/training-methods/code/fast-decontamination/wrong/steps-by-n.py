from collections.abc import Iterator


def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Looks only at every n-th place of a training document."""
    held_out = {gram for document in test for gram in grams(document, n)}
    return [index for index, document in enumerate(training) if not held_out.isdisjoint(tuple(document[k : k + n]) for k in range(0, len(document) - n + 1, n))]


def grams(document: list[int], n: int) -> Iterator[tuple[int, ...]]:
    """The n-grams of a document: its shifted copies, read side by side."""
    return zip(*(document[k:] for k in range(n)))
