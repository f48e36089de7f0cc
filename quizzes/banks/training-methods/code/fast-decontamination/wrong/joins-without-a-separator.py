from collections.abc import Iterator


def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Joins the ids of an n-gram to one string."""
    held_out = {gram for document in test for gram in grams(document, n)}
    return [index for index, document in enumerate(training) if not held_out.isdisjoint(grams(document, n))]


def grams(document: list[int], n: int) -> Iterator[tuple[int, ...]]:
    """The n-grams of a document: its shifted copies, read side by side."""
    return ("".join(map(str, gram)) for gram in zip(*(document[k:] for k in range(n))))
