def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """The symbols of the word after all merges that apply."""
    symbols = list(word)
    # Join the adjacent pair of the lowest rank, until there is none.
    return symbols
