import torch
from torch.nn.functional import cross_entropy


def train_step(
    embedding: torch.Tensor,
    output: torch.Tensor,
    micro_batches: list[tuple[torch.Tensor, torch.Tensor]],
    lr: float,
    max_norm: float,
) -> dict:
    """Loss, norm of the gradient and new weights of one step over all micro-batches."""
    embedding.requires_grad_()
    output.requires_grad_()
    for inputs, labels in micro_batches:
        logits = embedding[inputs] @ output
        loss = cross_entropy(logits.flatten(0, 1), labels.flatten()) / len(micro_batches)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_([embedding, output], max_norm)
    with torch.no_grad():
        embedding -= lr * embedding.grad
        output -= lr * output.grad
    return {"loss": loss.item(), "norm": norm.item(), "embedding": embedding, "output": output}
