import itertools


def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """Makes one pass over the word and does not join what was joined."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    symbols = list(word)
    pairs = itertools.pairwise(symbols)
    for pair in sorted({pair for pair in pairs if pair in ranks}, key=ranks.__getitem__):
        symbols = join(symbols, pair)
    return symbols


def join(symbols: list[str], pair: tuple[str, str]) -> list[str]:
    """join(["a", "a", "a"], ("a", "a")) is ["aa", "a"]."""
    joined: list[str] = []
    i = 0
    while i < len(symbols):
        if tuple(symbols[i : i + 2]) == pair:
            joined.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            joined.append(symbols[i])
            i += 1
    return joined
