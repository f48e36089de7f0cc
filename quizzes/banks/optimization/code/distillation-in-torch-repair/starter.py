import torch
import torch.nn.functional as F


def distill(
    student: torch.Tensor, teacher: torch.Tensor, labels: torch.Tensor, temperature: float, alpha: float
) -> tuple[float, torch.Tensor]:
    """The mixed loss of a student and its gradient with respect to the student's logits."""
    logits = student.clone().requires_grad_()
    hard = F.cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=-100)
    soft = F.kl_div(
        F.softmax(logits / temperature, dim=-1),
        F.softmax(teacher / temperature, dim=1),
        reduction="mean",
    )
    loss = alpha * hard + (1 - alpha) * soft
    (gradient,) = torch.autograd.grad(loss, logits)
    return loss.item(), gradient
