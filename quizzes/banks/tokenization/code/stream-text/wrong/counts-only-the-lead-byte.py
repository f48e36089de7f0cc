LENGTHS = {0b110: 2, 0b1110: 3, 0b11110: 4}


def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Waits for as many bytes as the first one announces, whatever these bytes are."""
    pieces: list[str] = []
    kept = b""
    for token in ids:
        kept += vocabulary[token]
        size = finished(kept)
        pieces.append(kept[:size].decode("utf-8", errors="replace"))
        kept = kept[size:]
    return [*pieces, kept.decode("utf-8", errors="replace")]


def finished(data: bytes) -> int:
    """How many bytes belong to characters that have as many bytes as announced."""
    start = 0
    while start < len(data):
        announced = (length for bits, length in LENGTHS.items() if data[start] >> (7 - length) == bits)
        size = next(announced, 1)
        if start + size > len(data):
            break
        start += size
    return start
