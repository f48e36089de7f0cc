import torch
from torch.nn.functional import cross_entropy

IGNORED = -100


def train_step(
    embedding: torch.Tensor,
    output: torch.Tensor,
    micro_batches: list[tuple[torch.Tensor, torch.Tensor]],
    lr: float,
    max_norm: float,
) -> dict:
    """Divides by all positions, ignored ones too."""
    weights = [embedding.detach().clone().requires_grad_(), output.detach().clone().requires_grad_()]
    counted = sum(labels.numel() for _, labels in micro_batches)
    total = 0.0
    for inputs, labels in micro_batches:
        logits = weights[0][inputs] @ weights[1]
        loss = cross_entropy(logits.flatten(0, 1), labels.flatten(), reduction="sum") / counted
        loss.backward()
        total += loss.item()
    norm = torch.nn.utils.clip_grad_norm_(weights, max_norm)
    new_embedding, new_output = [(weight - lr * weight.grad).detach() for weight in weights]
    return {"loss": total, "norm": norm.item(), "embedding": new_embedding, "output": new_output}
