def padded_lengths(lengths, shapes, multiple):
    """Halves the longest length again and again."""
    if not lengths:
        return []
    chosen = {-(-max(lengths) // multiple) * multiple}
    while len(chosen) < shapes and min(chosen) > multiple:
        chosen.add(-(-min(chosen) // 2 // multiple) * multiple)
    return sorted(length for length in chosen if length)
