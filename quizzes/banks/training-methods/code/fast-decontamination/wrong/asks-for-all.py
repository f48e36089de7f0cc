from collections.abc import Iterator


def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Wants every n-gram of a document to be in the test set."""
    held_out = {gram for document in test for gram in grams(document, n)}
    return [index for index, document in enumerate(training) if held_out.issuperset(grams(document, n))]


def grams(document: list[int], n: int) -> Iterator[tuple[int, ...]]:
    """The n-grams of a document: its shifted copies, read side by side."""
    return zip(*(document[k:] for k in range(n)))
