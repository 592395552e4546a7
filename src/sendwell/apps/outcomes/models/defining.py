"""What an area says of its measures: those of its own, who answers for each, targets, aims, notes on charts."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action, Priority
from sendwell.domain.measures.measure import Polarity, Unit
from sendwell.domain.measures.observation import PeriodKind

POLARITIES = [
    (Polarity.HIGH.value, "Higher is better"),
    (Polarity.LOW.value, "Lower is better"),
    (Polarity.NONE.value, "Neither: it is context"),
]
KINDS = [(kind.value, kind.value) for kind in PeriodKind]
UNITS = [
    (Unit.PERCENT.value, "Per cent"),
    (Unit.PER_100.value, "For each 100"),
    (Unit.PER_1_000.value, "For each 1,000"),
    (Unit.PER_10_000.value, "For each 10,000"),
    (Unit.PER_100_000.value, "For each 100,000"),
    (Unit.COUNT.value, "A number of children, plans or things"),
    (Unit.SCORE.value, "A score"),
    (Unit.WEEKS.value, "Weeks"),
    (Unit.POUNDS.value, "Pounds"),
]


class LocalMeasure(models.Model):
    """A measure that an analyst added, without code. Its key, "area.name", stays; the rest may be worded better."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="local_measures")
    key = models.CharField(max_length=80, unique=True)
    name = models.CharField("What is it called?", max_length=200)
    topic = models.CharField("Topic", max_length=80)
    definition = models.TextField("What does it count, of whom?")
    numerator = models.CharField("What is counted?", max_length=300)
    denominator = models.CharField("Of whom, where it is a share or a rate?", max_length=300, blank=True)
    source = models.CharField("Where do the numbers come from?", max_length=300)
    caveats = models.TextField("What should a reader know before trusting it?", blank=True)
    polarity = models.CharField("Which way is better?", max_length=6, choices=POLARITIES)
    unit = models.CharField("Unit", max_length=12, choices=UNITS)
    period_kind = models.CharField("How often is it counted?", max_length=20, choices=KINDS)
    decimals = models.PositiveSmallIntegerField("Decimals shown", default=1)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateField(default=timezone.localdate)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.name


class MeasureOwner(models.Model):
    """Who answers for a measure in an area."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="measure_owners")
    measure = models.CharField(max_length=80)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="measures_owned", verbose_name="Who answers for it?"
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "measure"], name="measure_has_one_owner")]

    def __str__(self) -> str:
        return f"{self.measure}: {self.person}"


class Target(models.Model):
    """Where a measure should be, and by when. Append-only: a new version says why it differs, and the old one stays."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="targets")
    measure = models.CharField(max_length=80)
    baseline = models.FloatField("Where did it start?")
    baseline_on = models.DateField("On which day?")
    value = models.FloatField("Where should it be?")
    due_on = models.DateField("By when?")
    steps = models.JSONField(default=list)  # of the trajectory: [ISO day, value]; a straight line where there are none
    why = models.TextField("Why this target?")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        get_latest_by = ("at", "pk")
        constraints = [
            models.CheckConstraint(
                name="target_is_due_after_its_baseline", condition=models.Q(due_on__gt=models.F("baseline_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.value} by {self.due_on}"


class Aim(models.Model):
    """What an action or a priority should move: a measure, to what value, by when."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="aims")
    action = models.ForeignKey(Action, models.CASCADE, null=True, blank=True, related_name="aims")
    priority = models.ForeignKey(Priority, models.CASCADE, null=True, blank=True, related_name="aims")
    measure = models.CharField("Which measure should move?", max_length=80)
    value = models.FloatField("To what value?")
    due_on = models.DateField("By when?")
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="aim_is_of_an_action_or_a_priority",
                condition=models.Q(action__isnull=False, priority__isnull=True)
                | models.Q(action__isnull=True, priority__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["action", "measure"], condition=models.Q(action__isnull=False), name="action_aims_once"
            ),
            models.UniqueConstraint(
                fields=["priority", "measure"], condition=models.Q(priority__isnull=False), name="priority_aims_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} to {self.value} by {self.due_on}"


class AnnotationKind(models.TextChoices):
    """What a mark on a chart tells."""

    POLICY = "policy", "A change of policy or practice"
    BREAK = "break", "A break: before and after can’t be compared"
    NOTE = "note", "Something else to know"


class Annotation(models.Model):
    """A mark on the chart of a measure, or of all measures, on a day. A break starts the limits anew."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="annotations")
    measure = models.CharField(max_length=80, blank=True)  # all measures of the area, where it is empty
    on = models.DateField("On which day?")
    kind = models.CharField("What is it?", max_length=8, choices=AnnotationKind)
    words = models.CharField("In a few words", max_length=120)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.words
