from collections.abc import Iterator


def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Looks for n-grams across the borders of test documents."""
    held_out = set(grams([token for document in test for token in document], n))
    return [index for index, document in enumerate(training) if not held_out.isdisjoint(grams(document, n))]


def grams(document: list[int], n: int) -> Iterator[tuple[int, ...]]:
    """The n-grams of a document: its shifted copies, read side by side."""
    return zip(*(document[k:] for k in range(n)))
