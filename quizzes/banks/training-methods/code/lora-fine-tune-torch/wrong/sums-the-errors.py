import torch
from torch.nn.functional import mse_loss


def fine_tune(
    weight: torch.Tensor,
    a: torch.Tensor,
    b: torch.Tensor,
    alpha: float,
    x: torch.Tensor,
    target: torch.Tensor,
    lr: float,
    steps: int,
) -> dict:
    """Sums over the outputs and averages over rows only."""
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    scale = alpha / len(a)
    losses = []
    for _ in range(steps):
        output = x @ weight.T + scale * (x @ a.T) @ b.T
        loss = ((output - target) ** 2).sum(dim=1).mean()
        losses.append(loss.item())
        da, db = torch.autograd.grad(loss, (a, b))
        with torch.no_grad():
            a -= lr * da
            b -= lr * db
    return {"a": a.detach(), "b": b.detach(), "merged": (weight + scale * b @ a).detach(), "losses": losses}
