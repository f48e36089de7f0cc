import torch


def rotate(x: torch.Tensor, positions: torch.Tensor, base: float = 10000.0, interleaved: bool = False) -> torch.Tensor:
    """`x` of shape (batch, heads, time, dim), its pairs turned by the angles of their positions."""
    half = x.shape[-1] // 2
    frequencies = base ** (-torch.arange(half, dtype=torch.float64) / half)
    angles = positions[..., None, :, None] * frequencies  # (batch, 1, time, half) or (1, time, half)
    cos, sin = torch.cos(angles), torch.sin(angles)
    axis = -1 if interleaved else -2  # where the two members of a pair lie, once it is unfolded
    u, v = x.unflatten(-1, (half, 2) if interleaved else (2, half)).unbind(axis)
    return torch.stack([u * cos - v * sin, v * cos + u * sin], dim=axis).flatten(-2)
