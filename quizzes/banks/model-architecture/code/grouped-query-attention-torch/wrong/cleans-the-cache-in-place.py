import torch


def attend(queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    batch, heads, new, dim = queries.shape
    _, kv_heads, slots, _ = keys.shape
    slot = torch.arange(slots)
    last = lengths[:, None] - new + torch.arange(new)
    allowed = slot <= last[..., None]
    for each in (keys, values):
        each.masked_fill_((slot >= lengths[:, None])[:, None, :, None], 0)
    grouped = queries.unflatten(1, (kv_heads, heads // kv_heads))
    scores = torch.einsum("bgrqd,bgkd->bgrqk", grouped, keys) / dim**0.5
    weights = scores.masked_fill(~allowed[:, None, None], -torch.inf).softmax(dim=-1)
    return torch.einsum("bgrqk,bgkd->bqgrd", weights, values).flatten(2)
