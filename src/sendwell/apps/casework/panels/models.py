"""Panels that decide whether to assess: who sat, by which criteria, and each decision with its reasons."""

from django.db import models
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person


class CriteriaEdition(models.Model):
    """The criteria of an area as it words them. Append-only: a new edition says why, and decisions keep theirs."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="criteria_editions")
    number = models.PositiveIntegerField()
    criteria = models.JSONField()  # each: key, words, source
    why = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "number"], name="criteria_edition_once")]

    def __str__(self) -> str:
        return f"Edition {self.number}"


class Panel(models.Model):
    """One sitting: the day, and who was there as what, a line each."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="panels")
    held_on = models.DateField("On which day does the panel meet?")
    members = models.TextField("Who is there, and as what?")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Panel of {self.held_on:%-d %B %Y}"


class Answer(models.TextChoices):
    """What a panel says of one criterion."""

    MET = "met", "Yes"
    NOT_MET = "not_met", "No"
    NOT_KNOWN = "not_known", "The papers do not say"


class PanelDecision(models.Model):
    """What a panel decided of one request, by which edition of the criteria (none: the usual ones), and why."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="decisions")
    case = models.ForeignKey("casework.Case", models.CASCADE, related_name="panel_decisions")
    agreed = models.BooleanField()
    reasons = models.TextField()
    edition = models.ForeignKey(CriteriaEdition, models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(default=dict)  # by key of the criterion
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["panel", "case"], name="case_decided_once_in_a_panel")]

    def __str__(self) -> str:
        return "Agreed to assess" if self.agreed else "Not agreed to assess"
