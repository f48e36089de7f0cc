def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """Takes the longest entry of the vocabulary, from left to right."""
    vocabulary = {left + right for left, right in merges}
    symbols: list[str] = []
    while word:
        sizes = range(len(word), 1, -1)
        size = next((size for size in sizes if word[:size] in vocabulary), 1)
        symbols.append(word[:size])
        word = word[size:]
    return symbols
