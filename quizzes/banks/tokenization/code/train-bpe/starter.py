def train_bpe(word_counts: dict[str, int], num_merges: int) -> list[tuple[str, str]]:
    """The merges learnt from counted words, in order, as (left, right)."""
    merges: list[tuple[str, str]] = []
    # Count the pairs, pick the best one, join it, and begin again.
    return merges
