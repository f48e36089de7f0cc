import itertools
from collections import Counter

Pair = tuple[str, str]


def train_bpe(word_counts: dict[str, int], num_merges: int) -> list[Pair]:
    """Puts all words into one sequence, so that pairs cross from word to word."""
    text = "".join(word * count for word, count in word_counts.items())
    words = [(list(text), 1)]
    merges: list[Pair] = []
    for _ in range(num_merges):
        counts = count_pairs(words)
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        words = [(join(symbols, best), count) for symbols, count in words]
        merges.append(best)
    return merges


def count_pairs(words: list[tuple[list[str], int]]) -> Counter[Pair]:
    counts: Counter[Pair] = Counter()
    for symbols, count in words:
        for pair in itertools.pairwise(symbols):
            counts[pair] += count
    return counts


def join(symbols: list[str], pair: Pair) -> list[str]:
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
