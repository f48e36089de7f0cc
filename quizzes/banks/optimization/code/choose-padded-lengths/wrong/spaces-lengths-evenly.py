def padded_lengths(lengths, shapes, multiple):
    """Divides the longest length into equal steps."""
    if not lengths:
        return []
    longest = max(lengths)
    return sorted(
        {-(-longest * (i + 1) // shapes // multiple) * multiple for i in range(shapes)}
        | {-(-longest // multiple) * multiple}
    )[-shapes:]
