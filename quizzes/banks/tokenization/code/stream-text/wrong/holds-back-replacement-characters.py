def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Takes every U+FFFD at the end for an unfinished character."""
    pieces: list[str] = []
    data = b""
    sent = 0
    for token in ids:
        data += vocabulary[token]
        text = data.decode("utf-8", errors="replace")
        if text.endswith("\ufffd"):
            pieces.append("")
        else:
            pieces.append(text[sent:])
            sent = len(text)
    return [*pieces, data.decode("utf-8", errors="replace")[sent:]]
