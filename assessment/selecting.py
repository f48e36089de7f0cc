"""Which items an attempt asks: fixed, random or adaptive, from the pools of its quiz."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from accounts.models import User
from assessment.models import Attempt, Evidence, SeenExplanation
from assessment.refusals import NotEnoughItems
from quizzes.models import Item, ItemSkill, Quiz, Variant


def candidates(quiz: Quiz) -> list[Item]:
    """The current items that the quiz may ask, with their weights, in a stable order."""
    items = Item.objects.filter(current=True).order_by("key")
    if quiz.selection == Quiz.Selection.FIXED:
        items = items.filter(key__in=quiz.blueprint["items"])
    else:
        items = items.filter(pool__in=quiz.pools, weights__skill__slug__in=quiz.blueprint["skills"]).distinct()
    return list(items.prefetch_related(Prefetch("weights", ItemSkill.objects.select_related("skill"))))


@dataclass(frozen=True)
class Seen:
    """Item keys that measure a learner no more: answered for evidence, or explained."""

    answered: frozenset[str]
    explained: frozenset[str]

    def fresh(self, item: Item) -> bool:
        return item.key not in self.answered and item.key not in self.explained


def seen_by(learner: User) -> Seen:
    counted = Evidence.objects.filter(learner=learner).exclude(response__attempt__state=Attempt.State.VOID)
    answered = counted.values_list("item__key", flat=True)
    explained = SeenExplanation.objects.filter(learner=learner).values_list("item_key", flat=True)
    return Seen(frozenset(answered), frozenset(explained))


def fresh_first(items: Sequence[Item], seen: Seen, quiz: Quiz) -> list[Item]:
    """Items that still measure this learner come first; in an assessment the explained ones stay out."""
    if quiz.mode == Quiz.Mode.ASSESSMENT:
        items = [item for item in items if item.key not in seen.explained]
    return sorted(items, key=lambda item: not seen.fresh(item))


def main_skill(item: Item) -> str:
    """The skill that an item counts for in a blueprint: the one it measures most."""
    return max(item.weights.all(), key=lambda weight: weight.weight).skill.slug


def choose_all(quiz: Quiz, learner: User, seed: int) -> list[Item]:
    """The items of a fixed or random quiz, in the order asked. Raises NotEnoughItems."""
    found = candidates(quiz)
    if quiz.selection == Quiz.Selection.FIXED:
        by_key = {item.key: item for item in found}
        _refuse_explained(by_key, learner, quiz)
        return [by_key[key] for key in quiz.blueprint["items"] if key in by_key]
    shuffled = random.Random(seed).sample(found, len(found))
    return _draw(fresh_first(shuffled, seen_by(learner), quiz), quiz)


def _refuse_explained(keys: Collection[str], learner: User, quiz: Quiz) -> None:
    explained = seen_by(learner).explained & set(keys)
    if explained and quiz.mode == Quiz.Mode.ASSESSMENT:
        raise NotEnoughItems(
            f"You have read the explanations of {len(explained)} of its questions, so it cannot measure you again."
        )


def _draw(items: Sequence[Item], quiz: Quiz) -> list[Item]:
    """Takes what the blueprint counts, the demanded kinds first, easy before hard within a skill, code last."""
    wanted, kinds = dict(quiz.blueprint["skills"]), dict(quiz.blueprint.get("kinds", {}))
    chosen: list[Item] = []
    for kind, least in kinds.items():
        for item in (item for item in items if item.kind == kind):
            if least > 0 and wanted.get(main_skill(item), 0) > 0:
                chosen.append(item)
                wanted[main_skill(item)] -= 1
                least -= 1
    for item in items:
        if item not in chosen and _welcome(item, kinds) and wanted.get(main_skill(item), 0) > 0:
            chosen.append(item)
            wanted[main_skill(item)] -= 1
    if missing := {skill: count for skill, count in wanted.items() if count > 0}:
        names = ", ".join(f"{count} of {skill}" for skill, count in missing.items())
        raise NotEnoughItems(f"This quiz needs more questions that you have not seen explained: {names}.")
    order = list(quiz.blueprint["skills"])
    return sorted(chosen, key=lambda i: (i.kind == Item.Kind.CODE, order.index(main_skill(i)), i.difficulty))


def _welcome(item: Item, kinds: dict[str, int]) -> bool:
    """Where a blueprint counts code items, it gets no more of them: they take long."""
    return item.kind != Item.Kind.CODE or Item.Kind.CODE not in kinds


def variant_for(item: Item, seed: int) -> Variant:
    """The drawing of an item that an attempt shows; the same seed gives the same one."""
    variants = list(item.variants.all())
    return variants[random.Random(f"{seed}/{item.key}").randrange(len(variants))]
