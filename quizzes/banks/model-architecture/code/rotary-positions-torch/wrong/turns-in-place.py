import torch


def rotate(x: torch.Tensor, positions: torch.Tensor, base: float = 10000.0, interleaved: bool = False) -> torch.Tensor:
    half = x.shape[-1] // 2
    frequencies = base ** (-torch.arange(half, dtype=torch.float64) / half)
    angles = positions[..., None, :, None] * frequencies
    cos, sin = torch.cos(angles).to(x), torch.sin(angles).to(x)
    u, v = (x[..., 0::2], x[..., 1::2]) if interleaved else (x[..., :half], x[..., half:])
    first = u.clone()
    u.mul_(cos).sub_(v * sin)
    v.mul_(cos).add_(first * sin)
    return x
