"""A submission in Python with numpy."""

import numpy as np

from grader.sandbox.inside import python
from grader.sandbox.wire import values

Submission = python.Submission


def rehearse() -> None:
    """Arrays on their way in and out, once, before any fork."""
    python.rehearse()
    np.random.default_rng(0).normal(size=4)
    a = np.asarray(values.decode(values.encode(np.ones((2, 2)), 1000), 1000))
    np.linalg.inv(a + np.eye(2)) @ np.exp(a).sum(axis=0, keepdims=True).T
    np.einsum("ij,jk->ik", np.sort(a), np.fft.fft(a).real)
