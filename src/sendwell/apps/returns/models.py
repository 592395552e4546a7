"""Returns that are being worked on, and who opened which. No value of a child's record stands in a table."""

from django.db import models
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.returns.sen2.years import YEARS, CollectionYear


class Kind(models.TextChoices):
    """What is worked on."""

    SEN2 = "sen2", "SEN2"
    LISTS = "lists", "Annex A lists"


class KeptReturn(models.Model):
    """One return, or set of lists, as it was brought: its files until they are deleted, and what was found, as counts.

    `marks` are keyed hashes, by which a problem is known again in the corrected file; they say nothing of a child.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="returns")
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.SEN2)
    year = models.PositiveSmallIntegerField()
    brought_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    keep_until = models.DateField()
    file_names = models.JSONField(default=list)
    stored_as = models.JSONField(default=list)
    register_as = models.CharField(max_length=120, blank=True)  # the register of schools that was given with it
    before = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    found = models.JSONField(default=dict)  # see `checking.found_in` and `lists.found_in`
    marks = models.JSONField(default=list)  # rule and hashes of each problem
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        what = f"SEN2 {self.year}" if self.kind == Kind.SEN2 else Kind.LISTS.label
        return f"{what}, brought {timezone.localtime(self.brought_at):%d/%m/%Y %H:%M}"

    @property
    def errors(self) -> str:
        """How many errors were found, in words."""
        return _counted(self.found.get("errors", 0), "error", "errors")

    @property
    def queries(self) -> str:
        """How many queries were found, in words."""
        return _counted(self.found.get("queries", 0), "query", "queries")

    @property
    def collection(self) -> CollectionYear:
        """The collection that it belongs to."""
        return YEARS[self.year]


class Opening(models.Model):
    """Somebody looked at a return, or took something out of it."""

    kept = models.ForeignKey(KeptReturn, models.CASCADE, related_name="openings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.person}: {self.what}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
