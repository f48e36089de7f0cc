def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Collects the test n-grams anew for each training document."""
    found = []
    for index, document in enumerate(training):
        held_out = {tuple(text[k : k + n]) for text in test for k in range(len(text) - n + 1)}
        if any(tuple(document[k : k + n]) in held_out for k in range(len(document) - n + 1)):
            found.append(index)
    return found
