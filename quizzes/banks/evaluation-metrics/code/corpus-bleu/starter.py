def corpus_bleu(hypotheses: list[list[str]], references: list[list[list[str]]], max_order: int = 4) -> float:
    """Return the BLEU of tokenized hypotheses against one or more references each, from 0 to 1."""
    return 0.0
