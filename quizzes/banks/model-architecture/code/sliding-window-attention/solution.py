import numpy as np


def window_attention(queries: np.ndarray, keys: np.ndarray, values: np.ndarray, window: int) -> np.ndarray:
    """Causal attention to the last `window` tokens, of shape (heads, time, dim of values)."""
    heads, time, dim = queries.shape
    window = min(window, time or 1)
    own = blocks(queries, window)  # (heads, blocks, window, dim)
    scores = own @ with_previous(keys, window).mT / np.sqrt(dim)
    scores = np.where(allowed(own.shape[1], window), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    out = weights @ with_previous(values, window)
    return out.reshape(heads, own.shape[1] * window, values.shape[2])[:, :time]


def blocks(tokens: np.ndarray, window: int) -> np.ndarray:
    """The tokens in blocks of the window's length; the last one is filled with zeros."""
    heads, time, dim = tokens.shape
    filled = np.concatenate([tokens, np.zeros((heads, -time % window, dim))], axis=1)
    return filled.reshape(heads, filled.shape[1] // window, window, dim)


def with_previous(tokens: np.ndarray, window: int) -> np.ndarray:
    """Each block behind the one before it; what stands before the first is to be masked."""
    cut = blocks(tokens, window)
    return np.concatenate([np.roll(cut, 1, axis=1), cut], axis=2)


def allowed(count: int, window: int) -> np.ndarray:
    """Which of its 2 * window keys each query of a block may see, of shape (count, window, 2 * window)."""
    row, column = np.arange(window)[:, None], np.arange(2 * window)
    band = (column > row) & (column <= row + window)
    return band & ((column >= window) | (np.arange(count)[:, None, None] > 0))
