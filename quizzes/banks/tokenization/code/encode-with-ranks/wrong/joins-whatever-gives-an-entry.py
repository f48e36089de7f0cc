import itertools


def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """Looks only at the text of the joined pair, not at its parts."""
    ranks = {left + right: rank for rank, (left, right) in reversed(list(enumerate(merges)))}
    symbols = list(word)
    while True:
        known = [pair for pair in itertools.pairwise(symbols) if pair[0] + pair[1] in ranks]
        if not known:
            return symbols
        symbols = join(symbols, min(known, key=lambda pair: ranks[pair[0] + pair[1]]))


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
