"""The content rules of an adaptive test: how many items of each skill, and at least how many of each kind."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from assessment.psychometrics.arrays import BoolArray, IntArray


@dataclass(frozen=True, eq=False)
class Blueprint:
    """Rules over a pool of J items, whose skills and kinds are the numbers `skill` and `kind` (J,).

    `quota` (S,) is the most that each skill gets, `least` (C,) the least that each kind gets, `length` the items
    in all. With `balanced`, skills take turns in proportion to their quotas (Kingsbury & Zara 1989), as a test on
    one scale needs; where skills are estimated apart, what is known of each balances by itself.
    ValueError when numbers are out of range or a test could not be that long.
    """

    skill: IntArray
    kind: IntArray
    quota: IntArray
    least: IntArray
    length: int
    balanced: bool = False

    def __post_init__(self) -> None:
        if self.skill.shape != self.kind.shape or self.skill.ndim != 1:
            raise ValueError(f"skill, kind: expected one of each per item, got {self.skill.shape}, {self.kind.shape}")
        for name, limit in (("skill", self.quota), ("kind", self.least)):
            numbers = getattr(self, name)
            if numbers.size and not (numbers.min() >= 0 and numbers.max() < limit.size):
                raise ValueError(f"{name}: expected numbers from 0 to {limit.size - 1}, got {numbers.max()}")
        if min(self.quota.min(initial=0), self.least.min(initial=0), self.length) < 0:
            raise ValueError("quota, least, length: expected counts >= 0")
        if self.quota.sum() < self.length or self.least.sum() > self.length:
            bounds = f"{self.least.sum()} (kinds) and {self.quota.sum()} (skills)"
            raise ValueError(f"length: expected between {bounds}, got {self.length}")

    def feasible(self) -> bool:
        """Whether the pool holds enough of each kind and skill for one test; tell its author when it does not."""
        sets, needs = _demands(self.least, self.length)
        room = np.minimum(self.quota[:, None], self._whole_stock @ sets.T).sum(axis=0)
        return bool((room >= needs).all())

    def allowed(self, asked: ArrayLike) -> BoolArray:
        """Items (J,) that may come next after those asked (n,): those of `open_cells` that were not asked before."""
        gone = np.asarray(asked, dtype=np.int64)
        result = self.open_cells(gone)[self.skill, self.kind]
        result[gone] = False
        return result

    def open_cells(self, asked: ArrayLike) -> BoolArray:
        """Which skills and kinds (S, C) the next item may have after those asked (n,).

        Within quota and, where the pool permits, such that the rest of the rules can still be met: what each set
        of kinds lacks must fit into the quotas and the stock of the skills (max-flow min-cut).
        """
        gone = np.asarray(asked, dtype=np.int64)
        quota = self.quota - np.bincount(self.skill[gone], minlength=self.quota.size)
        least = np.maximum(self.least - np.bincount(self.kind[gone], minlength=self.least.size), 0)
        stock, left = self._stock(gone), self.length - gone.size
        cells = (stock > 0) & self._wanted(quota)[:, None] & (left > 0)
        kept = cells & _keeps_feasible(stock, quota, least, left)
        return kept if kept.any() else cells

    def _wanted(self, quota: IntArray) -> BoolArray:
        """Skills (S,) with something left; when balanced, those with the largest share left."""
        if not self.balanced:
            return np.asarray(quota > 0)
        share = quota / np.maximum(self.quota, 1)
        return np.asarray((quota > 0) & (share >= share.max() - 1e-9))

    def _stock(self, gone: IntArray) -> IntArray:
        """Items left (S, C) by skill and kind."""
        left = self._whole_stock.copy()
        np.subtract.at(left, (self.skill[gone], self.kind[gone]), 1)
        return left

    @cached_property
    def _whole_stock(self) -> IntArray:
        shape = self.quota.size, self.least.size
        return np.bincount(self.skill * shape[1] + self.kind, minlength=shape[0] * shape[1]).reshape(shape)


def _demands(least: IntArray, length: int) -> tuple[IntArray, IntArray]:
    """Sets of kinds (D, C) as ones and zeros, and what each needs (D,).

    They are all sets of kinds that still lack something, and, last, all kinds, which need the whole length.
    """
    sets = _sets_of_kinds(tuple(np.flatnonzero(least).tolist()), least.size)
    needs = sets @ least
    needs[-1] = length
    return sets, needs


@lru_cache(maxsize=256)
def _sets_of_kinds(lacking: tuple[int, ...], kinds: int) -> IntArray:
    chosen = [few for size in range(1, len(lacking) + 1) for few in combinations(lacking, size)]
    sets = np.zeros((len(chosen) + 1, kinds), dtype=np.int64)
    for row, few in zip(sets, chosen, strict=False):
        row[list(few)] = 1
    sets[-1] = 1
    return sets


def _keeps_feasible(stock: IntArray, quota: IntArray, least: IntArray, length: int) -> BoolArray:
    """Cells (S, C) one item of which can be taken, and every demand be met all the same."""
    sets, needs = _demands(least, length)
    here = stock @ sets.T  # (S, D)
    before = np.minimum(quota[:, None], here)
    after = np.minimum(quota[:, None, None] - 1, here[:, None] - sets.T)  # (S, C, D)
    served = sets.T * (least > 0)[:, None]
    served[:, -1] = 1
    met = (before.sum(axis=0) - before)[:, None] + after >= needs - served
    return np.asarray(met.all(axis=2) & (least.sum() - (least > 0) <= length - 1), dtype=bool)
