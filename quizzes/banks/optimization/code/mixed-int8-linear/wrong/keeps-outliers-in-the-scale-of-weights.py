import torch


def mixed_linear(x: torch.Tensor, weight: torch.Tensor, threshold: float) -> torch.Tensor:
    """Multiply x with the weight: outlier channels in floating point, the others in 8 bits."""
    outlier = (x.abs() > threshold).flatten(0, -2).any(0)
    x_codes, x_scales = quantise(x.masked_fill(outlier, 0))
    w_codes, w_scales = quantise(weight)
    w_codes = w_codes.masked_fill(outlier, 0)
    rounded = (x_codes @ w_codes.T) * x_scales * w_scales.T
    return rounded.float() + x[..., outlier] @ weight[:, outlier].T


def quantise(values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Codes and scales along the last axis; in double precision, whose products of codes are exact."""
    scales = values.abs().amax(-1, keepdim=True) / 127
    return torch.where(scales > 0, values / scales, 0).round().double(), scales
