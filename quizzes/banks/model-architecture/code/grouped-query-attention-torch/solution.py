import torch


def attend(queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """What the new tokens read from the cache, of shape (batch, new, heads * dim)."""
    _, heads, new, dim = queries.shape
    _, kv_heads, slots, _ = keys.shape
    slot = torch.arange(slots)
    last = lengths[:, None] - new + torch.arange(new)  # the last slot that each query may see
    allowed = slot <= last[..., None]  # (batch, new, slots)
    values = values.masked_fill((slot >= lengths[:, None])[:, None, :, None], 0)
    grouped = queries.unflatten(1, (kv_heads, heads // kv_heads))
    scores = torch.einsum("bgrqd,bgkd->bgrqk", grouped, keys) / dim**0.5
    weights = scores.masked_fill(~allowed[:, None, None], -torch.inf).softmax(dim=-1)
    return torch.einsum("bgrqk,bgkd->bqgrd", weights, values).flatten(2)
