"""The risks of an area's improvement, each judgement of them with its reason, and what the steps of the scales mean."""

from datetime import date

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Area, Organisation, Person
from sendwell.apps.programme.models import Action, Priority
from sendwell.domain.risks import Band, band_of, score

STEPS = [1, 2, 3, 4, 5]


class RiskState(models.TextChoices):
    """Whether a risk can still happen."""

    OPEN = "open", "Open"
    HAPPENED = "happened", "It has happened"
    CLOSED = "closed", "Closed"


class Scale(models.TextChoices):
    """A scale on which risks are judged."""

    LIKELIHOOD = "likelihood", "Likelihood"
    IMPACT = "impact", "Impact"


class Risk(models.Model):
    """What may stop the improvement: why, what may happen, what it would do, who watches it, what is done about it.

    `likelihood`, `impact`, `state` and `review_on` are those of its latest judgement. A risk that a meeting named, and
    that nobody has judged yet, has neither owner nor score. Numbers are never used twice: minutes refer to them.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="risks")
    number = models.PositiveIntegerField()
    event = models.CharField("What may happen?", max_length=200)
    cause = models.TextField("Because of what?", blank=True)
    effect = models.TextField("What would it do?", blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="risks_owned", verbose_name="Who watches it?"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="risks", verbose_name="Which organisation?"
    )
    mitigation = models.TextField("What is done about it?", blank=True)
    priorities = models.ManyToManyField(
        Priority, related_name="risks", blank=True, verbose_name="Which priorities would it stop?"
    )
    actions = models.ManyToManyField(
        Action, related_name="risks", blank=True, verbose_name="Which actions keep it down, or would it stop?"
    )
    measure = models.CharField("Which number would show it?", max_length=80, blank=True)  # key in outcomes.measures
    likelihood = models.PositiveSmallIntegerField("Likelihood", null=True, blank=True)
    impact = models.PositiveSmallIntegerField("Impact", null=True, blank=True)
    state = models.CharField("State", max_length=10, choices=RiskState, default=RiskState.OPEN)
    review_on = models.DateField("Looked at again by", null=True, blank=True)
    history = HistoricalRecords(m2m_fields=[priorities, actions])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="risk_numbered_once"),
            models.CheckConstraint(
                name="risk_is_judged_on_both_scales",
                condition=models.Q(likelihood__isnull=True, impact__isnull=True)
                | models.Q(likelihood__in=STEPS, impact__in=STEPS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.event}"

    @property
    def score(self) -> int | None:
        """Likelihood times impact; None where nobody has judged it yet."""
        return score(self.likelihood, self.impact) if self.likelihood and self.impact else None

    @property
    def band(self) -> Band | None:
        """What its score is called; None where nobody has judged it yet."""
        return band_of(self.score) if self.score else None

    @property
    def judged(self) -> str:
        """How it is judged, in words: "16, extreme"."""
        return f"{self.score}, {self.band.name.lower()}" if self.band else "not judged yet"

    @property
    def watched_by(self) -> str:
        """Who watches it, or the organisation that does; empty where nobody does."""
        return str(self.owner or self.organisation or "")

    def is_overdue(self, today: date) -> bool:
        """True while it should have been looked at again, and was not."""
        return self.state != RiskState.CLOSED and self.review_on is not None and self.review_on < today


class Judgement(models.Model):
    """How a risk was judged, by whom, and why. Append-only: the latest counts, the earlier ones stay."""

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="judgements")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    likelihood = models.PositiveSmallIntegerField("How likely is it?")
    impact = models.PositiveSmallIntegerField("How hard would it hit?")
    state = models.CharField("How does it stand?", max_length=10, choices=RiskState)
    review_on = models.DateField("When is it looked at again?", null=True, blank=True)
    why = models.TextField("Why?")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="judgement_of_a_risk_is_on_the_scales",
                condition=models.Q(likelihood__in=STEPS, impact__in=STEPS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score}, {self.get_state_display().lower()}"

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return score(self.likelihood, self.impact)

    @property
    def band(self) -> Band:
        """What the score is called."""
        return band_of(self.score)


class ScaleWords(models.Model):
    """What a step of a scale means in an area that has reworded it. Its number and its name stay."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="risk_scale_words")
    scale = models.CharField(max_length=10, choices=Scale)
    level = models.PositiveSmallIntegerField()
    means = models.TextField("What does it mean here?")
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "scale words"
        constraints = [models.UniqueConstraint(fields=["area", "scale", "level"], name="step_of_a_scale_reworded_once")]

    def __str__(self) -> str:
        return f"{self.get_scale_display()} {self.level}: {self.means}"
