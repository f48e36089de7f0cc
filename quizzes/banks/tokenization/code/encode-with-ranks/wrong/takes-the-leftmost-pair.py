import itertools


def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """Joins the first pair from the left that is in the list, whatever its rank."""
    ranks = {pair: rank for rank, pair in enumerate(merges)}
    symbols = list(word)
    while True:
        known = [pair for pair in itertools.pairwise(symbols) if pair in ranks]
        if not known:
            return symbols
        symbols = join(symbols, known[0])


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
