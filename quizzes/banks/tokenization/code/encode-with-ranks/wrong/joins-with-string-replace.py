def encode(word: str, merges: list[tuple[str, str]]) -> list[str]:
    """Replaces text between spaces, so it also joins the ends of longer symbols."""
    text = " ".join(word)
    for left, right in merges:
        text = text.replace(f"{left} {right}", left + right)
    return text.split(" ") if text else []
