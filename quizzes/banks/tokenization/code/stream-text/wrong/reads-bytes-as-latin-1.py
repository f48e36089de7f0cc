def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Takes each byte for a character."""
    pieces = [vocabulary[token].decode("latin-1") for token in ids]
    return [*pieces, ""]
