import torch


def attend(queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """What the new tokens read from the cache, of shape (batch, new, heads * dim)."""
    batch, heads, new, dim = queries.shape
    kv_heads, slots = keys.shape[1:3]
    return queries.new_zeros(batch, new, heads * dim)
