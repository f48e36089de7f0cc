"""A chance in two decimals that never says more than the word beside it."""

# Where words change: not yet, open, likely, meets.
CUT_OFFS = (0.3, 0.7, 0.9)
NOT_YET = 0.1


def chance(p: float) -> str:
    """0.40; rounded, but never over a cut-off, and never to certainty."""
    shown = round(p, 2)
    for cut_off in CUT_OFFS:
        if p < cut_off <= shown:
            shown = cut_off - 0.01
    if shown <= NOT_YET < p:
        shown = NOT_YET + 0.01
    return f"{min(0.99, max(0.01, shown)):.2f}"
