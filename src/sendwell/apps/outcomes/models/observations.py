"""Files of numbers as they were loaded, and the numbers."""

from django.db import models
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.measures.observation import Level, PeriodKind, Symbol


class DataLoadState(models.TextChoices):
    """How far a file of numbers has come."""

    GIVEN = "given", "Not loaded yet"
    WAITING = "waiting", "Waiting to be loaded"
    LOADING = "loading", "Being loaded"
    LOADED = "loaded", "Loaded"
    REFUSED = "refused", "Nothing was loaded"
    UNDONE = "undone", "Taken back"


class DataLoad(models.Model):
    """One file of numbers: what it was, who gave it, how its columns are taken, and what became of it.

    `shared`: it holds published figures, which all areas of this installation see. Any other belongs to its area.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="data_loads")
    shared = models.BooleanField(default=False)
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=DataLoadState, default=DataLoadState.GIVEN)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    problems = models.JSONField(default=list)  # where, what, how to mend it
    rows_in = models.PositiveIntegerField(default=0)
    rows_out = models.PositiveIntegerField(default=0)  # observations that it left here
    counts = models.JSONField(default=dict)  # of observations: added, changed, same
    loaded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return self.file_name


class DataMapping(models.Model):
    """How an area's files with certain headings are taken, so that it is asked only once."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="data_mappings")
    headings = models.CharField(max_length=64)  # SHA-256 of the headings
    mapping = models.JSONField()
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "headings"], name="data_mapped_once_in_an_area")]

    def __str__(self) -> str:
        return f"{self.area}: {len(self.mapping)} columns"


class Observation(models.Model):
    """One number of one measure, as `domain.measures.Observation` says it, and the load that it came from.

    Without an area it is published reference data, which all areas see; with one, that area alone. A row that a later
    file replaced stays, with the load that `replaced_by`: only rows without it count.
    """

    load = models.ForeignKey(DataLoad, models.CASCADE, related_name="observations")
    area = models.ForeignKey(Area, models.CASCADE, null=True, blank=True, related_name="observations")
    measure = models.CharField(max_length=80)
    period = models.CharField(max_length=12)
    period_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in PeriodKind])
    ends_on = models.DateField()  # the last day of the period
    level = models.CharField(max_length=20, choices=[(level.value, level.value) for level in Level])
    place = models.CharField(max_length=40)
    group = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    symbol = models.CharField(max_length=4, blank=True, choices=[(symbol.value, symbol.name) for symbol in Symbol])
    replaced_by = models.ForeignKey(DataLoad, models.SET_NULL, null=True, related_name="replaced")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "place", "group", "period_kind", "period", "level"],
                condition=models.Q(area__isnull=True, replaced_by__isnull=True),
                name="shared_observation_once",
            ),
            models.UniqueConstraint(
                fields=["area", "measure", "place", "group", "period_kind", "period", "level"],
                condition=models.Q(area__isnull=False, replaced_by__isnull=True),
                name="own_observation_once",
            ),
            models.CheckConstraint(
                name="observation_has_a_value_or_says_why",
                condition=models.Q(value__isnull=False) | ~models.Q(symbol=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.period}, {self.place}"
