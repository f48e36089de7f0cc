def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Keeps the test n-grams in a list, which is searched from its beginning each time."""
    held_out = [document[k : k + n] for document in test for k in range(len(document) - n + 1)]
    return [
        index
        for index, document in enumerate(training)
        if any(document[k : k + n] in held_out for k in range(len(document) - n + 1))
    ]
