from collections.abc import Iterator


def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Stops one n-gram early."""
    held_out = {gram for document in test for gram in grams(document, n)}
    return [index for index, document in enumerate(training) if not held_out.isdisjoint(grams(document, n))]


def grams(document: list[int], n: int) -> Iterator[tuple[int, ...]]:
    """The n-grams of a document: its shifted copies, read side by side."""
    return (tuple(document[k : k + n]) for k in range(len(document) - n))
