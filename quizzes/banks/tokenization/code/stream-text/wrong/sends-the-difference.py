def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Decodes everything anew and sends what is longer, replacement characters included."""
    pieces: list[str] = []
    data = b""
    sent = 0
    for token in ids:
        data += vocabulary[token]
        text = data.decode("utf-8", errors="replace")
        pieces.append(text[sent:])
        sent = len(text)
    return [*pieces, ""]
