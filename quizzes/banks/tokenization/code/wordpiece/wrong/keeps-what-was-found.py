UNKNOWN = "[UNK]"


def wordpiece(text: str, vocabulary: set[str], max_characters: int = 100) -> list[str]:
    """The pieces of all words of the text."""
    pieces: list[str] = []
    for word in text.split():
        pieces += [UNKNOWN] if len(word) > max_characters else cut(word, vocabulary)
    return pieces


def cut(word: str, vocabulary: set[str]) -> list[str]:
    """Keeps the pieces before the place where nothing fits."""
    pieces: list[str] = []
    start = 0
    while start < len(word):
        mark = "##" if start else ""
        for end in range(len(word), start, -1):
            if mark + word[start:end] in vocabulary:
                break
        else:
            return [*pieces, UNKNOWN]
        pieces.append(mark + word[start:end])
        start = end
    return pieces
