from collections.abc import Iterator


def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Counts a document that is too short as one n-gram."""
    held_out = {gram for document in test for gram in grams(document, n)}
    return [index for index, document in enumerate(training) if not held_out.isdisjoint(grams(document, n))]


def grams(document: list[int], n: int) -> Iterator[tuple[int, ...]]:
    """The n-grams of a document: its shifted copies, read side by side."""
    return (tuple(document[k : k + n]) for k in range(max(len(document) - n + 1, 1)))
