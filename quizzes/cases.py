"""Test cases of code items, hidden ones among them. Behind a wall: see the import contracts in pyproject.toml."""

from typing import ClassVar

from django.db import models

from quizzes.models import Item


class Case(models.Model):
    """One call of the entry point and what it must give.

    `call` and `expected` are bytes in the sandbox's own format, which only the grader reads. There is no way back
    from an item to its cases: whoever wants them must import this module.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    visible = models.BooleanField(default=False)
    points = models.FloatField(default=1)
    hint = models.TextField(blank=True)
    call = models.BinaryField()
    expected = models.BinaryField()
    checker = models.JSONField(help_text="kind and options; a property checker carries its source")
    times = models.FloatField(null=True, blank=True, help_text="at most so many times the reference solution's time")
    mutates = models.BooleanField(default=False, help_text="the function may change its arguments")
    # The call and the expected value as a learner may read them; empty for hidden cases.
    shown = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="one_case_per_number")]


class Judging(models.Model):
    """How an item's submissions are run, and what a failed hidden case tells."""

    class Reveal(models.TextChoices):
        NAME = "name"
        HINT = "hint"
        DIFFERENCE = "difference"

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="+")
    entry_point = models.CharField(max_length=80)
    limits = models.JSONField(default=dict)
    reveal = models.CharField(max_length=10, choices=Reveal.choices, default=Reveal.NAME)
    seed = models.BigIntegerField()
    solution = models.TextField()
