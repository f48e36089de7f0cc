def contaminated(training: list[list[int]], test: list[list[int]], n: int) -> list[int]:
    """Indices of the training documents that share an n-gram with a test document."""
    found = []
    for index, document in enumerate(training):
        for held_out in test:
            for start in range(len(held_out) - n + 1):
                gram = held_out[start : start + n]
                if any(document[k : k + n] == gram for k in range(len(document) - n + 1)):
                    found.append(index)
    return sorted(set(found))
