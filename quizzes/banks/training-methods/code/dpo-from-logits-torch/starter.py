import torch


def dpo_from_logits(
    policy: torch.Tensor, reference: torch.Tensor, labels: torch.Tensor, beta: float
) -> dict:
    """Loss, accuracy and gradient with respect to the policy's logits."""
    return {"loss": 0.0, "accuracy": 0.0, "gradient": torch.zeros_like(policy)}
