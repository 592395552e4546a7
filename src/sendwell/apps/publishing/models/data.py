"""Sets of data that were given to the public, as they left: they are replaced or withdrawn, never changed."""

from django.db import models
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.measures.observation import Level, PeriodKind, Symbol


class DataSet(models.Model):
    """Figures that an area gave to the public, small numbers hidden, with what was said of them.

    It is public until another edition `replaces` it, or it is withdrawn. `sha256` is the hash of every figure and of
    all that `told` says beside them: the measures, what was hidden and why, how the files were screened.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="data_sets")
    name = models.SlugField(max_length=60)  # as its address has it
    title = models.CharField(max_length=100)
    about = models.TextField(blank=True)
    edition = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    told = models.JSONField()
    figures_left = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "name", "edition"], name="data_set_has_one_of_each_edition")
        ]

    def __str__(self) -> str:
        return self.title


class PublishedFigure(models.Model):
    """One figure as it left. Without a value, `symbol` says why."""

    data_set = models.ForeignKey(DataSet, models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=80)
    period = models.CharField(max_length=12)
    period_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in PeriodKind])
    ends_on = models.DateField()  # the last day of the period
    level = models.CharField(max_length=20, choices=[(level.value, level.value) for level in Level])
    place = models.CharField(max_length=40)
    place_name = models.CharField(max_length=200)
    group = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    symbol = models.CharField(max_length=4, blank=True, choices=[(symbol.value, symbol.name) for symbol in Symbol])

    class Meta:
        indexes = [models.Index(fields=["measure", "ends_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["data_set", "measure", "period_kind", "period", "level", "place", "group"],
                name="published_figure_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.period}, {self.place_name}"


class HeldInside(models.Model):
    """All that the house held of the measures of a data set when it left, hidden numbers among it: never shown to
    anybody, only asked when another edition is to leave, so that nobody can subtract the two.
    """

    data_set = models.OneToOneField(DataSet, models.CASCADE, related_name="held_inside")
    figures = models.JSONField()  # a row for each figure: `giving.before` writes and reads it

    def __str__(self) -> str:
        return f"What was held when {self.data_set} left"


class DataFile(models.Model):
    """A file to download, byte for byte as it was made when its data set was published."""

    data_set = models.ForeignKey(DataSet, models.CASCADE, related_name="files")
    name = models.CharField(max_length=100)
    says = models.CharField(max_length=200)  # what is in it
    content = models.BinaryField()
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["data_set", "name"], name="data_file_once_in_a_set")]

    def __str__(self) -> str:
        return self.name

    @property
    def stem(self) -> str:
        """Its name without its ending, as its address has it."""
        return self.name.removesuffix(".zip")


class Withdrawal(models.Model):
    """That a data set is no longer public, who withdrew it, when and why."""

    data_set = models.OneToOneField(DataSet, models.PROTECT, related_name="withdrawal")
    why = models.TextField("Why is it withdrawn?")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.data_set} withdrawn"
