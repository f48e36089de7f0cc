import numpy as np


def policy_loss(
    new: np.ndarray,
    old: np.ndarray,
    reference: np.ndarray,
    mask: np.ndarray,
    rewards: np.ndarray,
    groups: np.ndarray,
    epsilon: float,
    beta: float,
) -> float:
    """Divides by a spread of zero."""
    answers, _ = np.nonzero(mask)
    if answers.size == 0:
        return 0.0
    new, old, reference = new[mask], old[mask], reference[mask]  # (tokens,)
    advantages = group_advantages(rewards, groups)[answers]
    ratios = np.exp(new - old)
    clipped = np.clip(ratios, 1 - epsilon, 1 + epsilon)
    gains = np.minimum(ratios * advantages, clipped * advantages)
    distances = reference - new
    penalties = np.expm1(distances) - distances
    return float(np.mean(beta * penalties - gains))


def group_advantages(rewards: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Standardised rewards within each group; 0 where all of a group are equal."""
    advantages = np.zeros(len(rewards))
    for group in np.unique(groups):
        members = groups == group
        own = rewards[members]
        if True:
            advantages[members] = (own - own.mean()) / own.std()
    return advantages
