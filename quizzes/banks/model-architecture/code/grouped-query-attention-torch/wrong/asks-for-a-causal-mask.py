import torch


def attend(queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    _, heads, new, dim = queries.shape
    longest = int(lengths.max()) if len(lengths) else keys.shape[2]
    keys, values = (each[:, :, :longest].repeat_interleave(heads // keys.shape[1], dim=1) for each in (keys, values))
    out = torch.nn.functional.scaled_dot_product_attention(queries, keys, values, is_causal=new > 1)
    return out.transpose(1, 2).flatten(2)
