"""What do we ask? Skills, banks, items and their revisions, quizzes and roles."""

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User


class Owned(models.QuerySet[Any]):
    """Banks, quizzes and roles without an owner are public; the others are their organisation's alone."""

    def visible_to(self, user: Any) -> Self:
        if not isinstance(user, User):
            return self.filter(owner=None)
        return self.filter(Q(owner=None) | Q(owner__in=user.organisations.all()))

    def visible_to_organisation(self, organisation: Organisation) -> Self:
        return self.filter(Q(owner=None) | Q(owner=organisation))


class Bank(models.Model):
    """All items of one topic."""

    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="banks")
    content_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    objects = Owned.as_manager()

    class Meta:
        ordering: ClassVar = ["slug"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.owner_id is None


class LoadedContent(models.Model):
    """The digest of the files that were loaded last, by owner: the same files need not be read again."""

    owner = models.OneToOneField(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)


class Skill(models.Model):
    """Something observable that a person can do; the topic of a skill is its bank."""

    slug = models.SlugField(unique=True, max_length=80)
    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="skills")
    title = models.CharField(max_length=200)
    can_do = models.TextField()
    cut = models.FloatField(help_text="theta; provisional until a panel has set it")
    learn = models.JSONField(default=list)
    prerequisites = models.ManyToManyField("self", symmetrical=False, related_name="opens", blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["bank__slug", "position"]

    def __str__(self) -> str:
        return self.title


class Asset(models.Model):
    """A picture of a bank, named by its content, so that an asked item's picture never changes."""

    digest = models.CharField(primary_key=True, max_length=64)
    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="assets")
    name = models.CharField(max_length=120)
    data = models.BinaryField()


class Item(models.Model):
    """One revision of one question; an asked item never changes, a changed file makes a new revision."""

    class Kind(models.TextChoices):
        CHOICE = "choice"
        MULTIPLE = "multiple"
        NUMBER = "number"
        TEXT = "text"
        ORDER = "order"
        MATCH = "match"
        CODE = "code"

    class Pool(models.TextChoices):
        PRACTICE = "practice"
        ASSESSMENT = "assessment"
        BOTH = "both"

    bank = models.ForeignKey(Bank, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(max_length=170, help_text="bank/item: the same for all revisions")
    revision = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    pool = models.CharField(max_length=10, choices=Pool.choices)
    title = models.CharField(max_length=200)
    difficulty = models.PositiveSmallIntegerField(help_text="1 to 5 on the anchor scale")
    points = models.FloatField(default=1)
    reference = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    # Code items are judged by cases made in the sandbox; without one they wait.
    available = models.BooleanField(default=True)
    runtime = models.CharField(max_length=10, blank=True)
    options = models.PositiveSmallIntegerField(default=0, help_text="of a choice: how many; decides guessing")
    skills: "models.ManyToManyField[Skill, ItemSkill]" = models.ManyToManyField(
        Skill, through="ItemSkill", related_name="items"
    )

    class Meta:
        ordering: ClassVar = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["key", "revision"], name="one_row_per_revision"),
            models.UniqueConstraint(fields=["key"], condition=Q(current=True), name="one_current_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.key} (revision {self.revision})"


class ItemSkill(models.Model):
    """How much an item measures a skill."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="weights")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    weight = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "skill"], name="one_weight_each")]


class Variant(models.Model):
    """One drawing of an item: what is shown, and the key that never leaves the server.

    `content` and `key` are the dictionaries of quizzes.bank_files, by kind. An item without parameters has
    variants that differ in the order shown, or a single one.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="variants")
    number = models.PositiveSmallIntegerField()
    prompt_html = models.TextField()
    content = models.JSONField(default=dict)
    key = models.JSONField(default=dict)
    explanation_html = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="one_variant_per_number")]


class Quiz(models.Model):
    """What is asked and how."""

    class Selection(models.TextChoices):
        FIXED = "fixed"
        RANDOM = "random"
        ADAPTIVE = "adaptive"

    class Mode(models.TextChoices):
        PRACTICE = "practice"
        ASSESSMENT = "assessment"

    class Feedback(models.TextChoices):
        INSTANT = "instant"
        DEFERRED = "deferred"
        NONE = "none"

    class AiPolicy(models.TextChoices):
        FORBIDDEN = "forbidden"
        ALLOWED = "allowed"
        PROVIDED = "provided"

    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="quizzes")
    selection = models.CharField(max_length=10, choices=Selection.choices)
    mode = models.CharField(max_length=10, choices=Mode.choices)
    pools = models.JSONField(default=list)
    blueprint = models.JSONField(default=dict, help_text="items, skills, kinds, length, stop_standard_error")
    time_limit_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    feedback = models.CharField(max_length=10, choices=Feedback.choices)
    max_attempts = models.PositiveSmallIntegerField(null=True, blank=True)
    cooldown_hours = models.PositiveSmallIntegerField(default=0)
    max_submissions = models.PositiveSmallIntegerField(default=10)
    submission_cooldown_seconds = models.PositiveSmallIntegerField(default=10)
    ai_policy = models.CharField(max_length=10, choices=AiPolicy.choices)
    content_hash = models.CharField(max_length=64)
    retired = models.BooleanField(default=False)

    objects = Owned.as_manager()

    class Meta:
        ordering: ClassVar = ["mode", "title"]
        verbose_name_plural = "quizzes"

    def __str__(self) -> str:
        return self.title

    @property
    def time_limit(self) -> timedelta | None:
        return timedelta(minutes=self.time_limit_minutes) if self.time_limit_minutes else None

    @property
    def cooldown(self) -> timedelta:
        return timedelta(hours=self.cooldown_hours)

    @property
    def submission_cooldown(self) -> timedelta:
        return timedelta(seconds=self.submission_cooldown_seconds)

    def length(self) -> int:
        """How many items an attempt holds, at most."""
        plan: dict[str, Any] = self.blueprint
        if self.selection == self.Selection.FIXED:
            return len(plan["items"])
        counted = int(sum(plan["skills"].values()))
        longest = int(plan.get("length") or counted)
        return min(longest, counted) if self.selection == self.Selection.ADAPTIVE else counted


class Role(models.Model):
    """Weights, gates and cut scores over skills."""

    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=200)
    industry = models.CharField(max_length=60)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="roles")
    content_hash = models.CharField(max_length=64)
    retired = models.BooleanField(default=False)

    objects = Owned.as_manager()

    class Meta:
        ordering: ClassVar = ["title"]

    def __str__(self) -> str:
        return self.title


class RoleSkill(models.Model):
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    weight = models.FloatField()
    cut = models.FloatField(help_text="theta")
    sigma = models.FloatField(help_text="standard error of the cut")
    gate = models.BooleanField(default=False)
    reason = models.TextField()

    class Meta:
        ordering: ClassVar = ["-weight", "skill__position"]
        constraints = [models.UniqueConstraint(fields=["role", "skill"], name="one_role_weight_each")]
