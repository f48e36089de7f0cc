import numpy as np


def distillation(
    student: np.ndarray, teacher: np.ndarray, mask: np.ndarray, temperature: float
) -> tuple[float, np.ndarray]:
    """The distillation loss and its gradient with respect to the student's logits."""
    return 0.0, np.zeros(student.shape)
