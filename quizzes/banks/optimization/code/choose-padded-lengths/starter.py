def padded_lengths(lengths: list[int], shapes: int, multiple: int) -> list[int]:
    """At most `shapes` multiples of `multiple` that pad all texts as little as possible."""
    if not lengths:
        return []
    return [-(-max(lengths) // multiple) * multiple]
