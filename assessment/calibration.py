"""Item parameters in use: those of the newest calibration, and for items it does not know the author's rating."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from assessment.models import Calibration, ItemParameters
from assessment.psychometrics.expert_prior import provisional_item
from assessment.psychometrics.item_model import ItemModel, unit_weights
from quizzes.models import Item, ItemSkill


@dataclass(frozen=True)
class Parameters:
    """The calibration in use: its version (0 = provisional, the founders' judgement) and its rows by item id."""

    version: int
    rows: Mapping[int, ItemParameters]


def current(items: Iterable[int]) -> Parameters:
    """The newest calibration, with its parameters of these items."""
    newest = Calibration.objects.order_by("-version").first()
    if newest is None:
        return Parameters(0, {})
    rows = ItemParameters.objects.filter(calibration=newest, item__in=items)
    return Parameters(newest.version, {row.item_id: row for row in rows})


def weights_of(items: Iterable[int]) -> dict[int, dict[int, float]]:
    """Item id -> {skill id: weight}."""
    found: dict[int, dict[int, float]] = {}
    rows = ItemSkill.objects.filter(item__in=items).values_list("item_id", "skill_id", "weight")
    for item, skill, weight in rows:
        found.setdefault(item, {})[skill] = weight
    return found


def model(item: Item, weights: Mapping[int, float], axis: Mapping[int, int], parameters: Parameters) -> ItemModel:
    """What measurement knows of an item, over the skills of `axis` (skill id -> position)."""
    vector = np.zeros(len(axis))
    for skill, weight in weights.items():
        vector[axis[skill]] = weight
    row = parameters.rows.get(item.pk)
    if row is None:
        return provisional_item(item.kind, item.difficulty, vector, options=item.options or None)
    return ItemModel(
        unit_weights(vector), a=row.a, b=row.b, c=row.c, steps=np.array(row.steps), b_sd=row.b_sd, a_sd=row.a_sd
    )
