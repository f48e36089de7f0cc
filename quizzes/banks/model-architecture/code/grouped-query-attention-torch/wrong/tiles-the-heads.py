import torch


def attend(queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    batch, heads, new, dim = queries.shape
    _, kv_heads, slots, _ = keys.shape
    slot = torch.arange(slots)
    last = lengths[:, None] - new + torch.arange(new)
    allowed = slot <= last[..., None]
    values = values.masked_fill((slot >= lengths[:, None])[:, None, :, None], 0)
    keys, values = (each.repeat(1, heads // kv_heads, 1, 1) for each in (keys, values))
    scores = (queries @ keys.transpose(2, 3) / dim**0.5).masked_fill(~allowed[:, None], -torch.inf)
    return (scores.softmax(dim=-1) @ values).transpose(1, 2).flatten(2)
