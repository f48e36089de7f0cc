UNKNOWN = "[UNK]"


def wordpiece(text: str, vocabulary: set[str], max_characters: int = 100) -> list[str]:
    """Tries shorter entries when the longest one leads nowhere."""
    pieces: list[str] = []
    for word in text.split():
        found = None if len(word) > max_characters else cut(word, 0, vocabulary, set())
        pieces += [UNKNOWN] if found is None else found
    return pieces


def cut(word: str, start: int, vocabulary: set[str], hopeless: set[int]) -> list[str] | None:
    if start == len(word):
        return []
    if start in hopeless:
        return None
    mark = "##" if start else ""
    for end in range(len(word), start, -1):
        if mark + word[start:end] in vocabulary:
            rest = cut(word, end, vocabulary, hopeless)
            if rest is not None:
                return [mark + word[start:end], *rest]
    hopeless.add(start)
    return None
