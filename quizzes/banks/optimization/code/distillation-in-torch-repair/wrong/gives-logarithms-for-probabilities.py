import torch
import torch.nn.functional as F


def distill(
    student: torch.Tensor, teacher: torch.Tensor, labels: torch.Tensor, temperature: float, alpha: float
) -> tuple[float, torch.Tensor]:
    """The mixed loss of a student and its gradient with respect to the student's logits."""
    counts = labels != -100
    if not counts.any():
        return 0.0, torch.zeros_like(student)
    logits = student.clone().requires_grad_()
    hard = F.cross_entropy(logits[counts], labels[counts])
    soft = F.kl_div(
        F.log_softmax(logits[counts] / temperature, dim=-1),
        F.log_softmax(teacher[counts] / temperature, dim=-1),
        reduction="batchmean",
    )
    loss = alpha * hard + (1 - alpha) * temperature**2 * soft
    (gradient,) = torch.autograd.grad(loss, logits)
    return loss.item(), gradient
