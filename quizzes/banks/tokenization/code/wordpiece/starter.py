def wordpiece(text: str, vocabulary: set[str], max_characters: int = 100) -> list[str]:
    """The pieces of all words of the text."""
    pieces: list[str] = []
    for word in text.split():
        # Cut the word into entries of the vocabulary, the longest first.
        pieces += [word if word in vocabulary else "[UNK]"]
    return pieces
