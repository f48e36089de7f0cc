import torch
from torch.nn.functional import logsigmoid

IGNORED = -100


def dpo_from_logits(
    policy: torch.Tensor, reference: torch.Tensor, labels: torch.Tensor, beta: float
) -> dict:
    """Counts a margin of 0 as right."""
    policy = policy.clone().requires_grad_()
    moved = answer_log_probabilities(policy, labels) - answer_log_probabilities(reference, labels)
    margins = beta * (moved[0] - moved[1])
    loss = -logsigmoid(margins).mean()
    (gradient,) = torch.autograd.grad(loss, policy)
    return {"loss": loss.item(), "accuracy": (margins >= 0).double().mean().item(), "gradient": gradient}


def answer_log_probabilities(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Log-probability of each answer, of shape (2, pairs)."""
    following = labels[..., 1:]
    counted = following != IGNORED
    log_p = logits[..., :-1, :].log_softmax(dim=-1)
    tokens = log_p.gather(-1, following.clamp(min=0)[..., None]).squeeze(-1)
    return (tokens * counted).sum(dim=-1)
