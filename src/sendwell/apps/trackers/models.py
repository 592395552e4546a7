"""Trackers that were brought in, how an area's columns are taken, and which action came from which row."""

from django.db import models
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action, Plan


class LoadState(models.TextChoices):
    """How far a tracker has come."""

    GIVEN = "given", "Not imported yet"
    WAITING = "waiting", "Waiting to be imported"
    IMPORTING = "importing", "Being imported"
    IMPORTED = "imported", "Imported"
    REFUSED = "refused", "Nothing was imported"
    UNDONE = "undone", "Taken back"


class TrackerLoad(models.Model):
    """One tracker that was brought in: the file, how its columns and names are taken, and what became of it."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="tracker_loads")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tracker_loads")
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=120)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    mapping = models.JSONField(default=dict)  # field or "" by heading
    names = models.JSONField(default=dict)  # number of a person, organisation or priority by kind and words
    leave_out = models.BooleanField(default=False)  # whether rows with problems are left out
    state = models.CharField(max_length=12, choices=LoadState, default=LoadState.GIVEN)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    problems = models.JSONField(default=list)  # of the last attempt: sheet, row, column, what, how to mend it
    counts = models.JSONField(default=dict)  # of what was imported
    done = models.JSONField(default=list)  # what was imported, thing by thing, so that it can be taken back
    imported_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.file_name


class TrackerMapping(models.Model):
    """How an area's tracker with certain headings is taken, so that it is asked only once."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="tracker_mappings")
    headings = models.CharField(max_length=64)  # SHA-256 of the headings
    mapping = models.JSONField()
    names = models.JSONField(default=dict)
    shape = models.JSONField()  # a domain.tracker.Shape
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "headings"], name="tracker_mapped_once_in_an_area")]

    def __str__(self) -> str:
        return f"{self.area}: {len(self.mapping)} columns"


class TrackedAction(models.Model):
    """The row of the tracker that an action stands in, and what that row said when it was last imported."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="tracked")
    key = models.CharField(max_length=500)
    ref = models.CharField(max_length=100, blank=True)
    said = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.ref or self.key
