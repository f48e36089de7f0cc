"""A submission in Python with numpy."""

import numpy as np

from grader.sandbox.inside import python

Submission = python.Submission


REHEARSAL = (python.REHEARSAL[0], [np.ones((2, 2))])


def prepare() -> None:
    """What numpy sets up when it is first asked for it."""
    np.random.default_rng(0).normal(size=4)
    array = np.ones((2, 2))
    np.linalg.inv(array + np.eye(2)) @ np.exp(array).sum(axis=0, keepdims=True).T
    np.einsum("ij,jk->ik", np.sort(array), np.fft.fft(array).real)
