"""What a careful analyst doubts, and what people answer when a measure worsens."""

from django.db import models
from django.utils import timezone

from sendwell.apps.outcomes.models.observations import DataLoad
from sendwell.apps.partnership.models import Area, Person


class Doubt(models.Model):
    """A loaded figure that a careful analyst would question, and why. `area` is set where the figure is its own."""

    load = models.ForeignKey(DataLoad, models.CASCADE, related_name="doubts")
    area = models.ForeignKey(Area, models.CASCADE, null=True, blank=True, related_name="doubts")
    measure = models.CharField(max_length=80)
    period = models.CharField(max_length=12)
    level = models.CharField(max_length=20)
    place = models.CharField(max_length=40)
    group = models.CharField(max_length=60)
    why = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["place", "measure"])]

    def __str__(self) -> str:
        return f"{self.measure}, {self.period}, {self.place}"


class Verdict(models.TextChoices):
    """What an analyst makes of a doubtful figure."""

    KEEP = "keep", "Keep it: it is right"
    HIDE = "hide", "Hide it: leave it out of charts and comparisons"
    ANNOTATE = "annotate", "Keep it, with a note beside it"


class QueryDecision(models.Model):
    """What an area's analyst decided of a doubtful figure. Append-only: the latest counts."""

    doubt = models.ForeignKey(Doubt, models.CASCADE, related_name="decisions")
    area = models.ForeignKey(Area, models.PROTECT, related_name="query_decisions")
    verdict = models.CharField("What do you make of it?", max_length=8, choices=Verdict)
    note = models.TextField("Why?", blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.doubt}: {self.get_verdict_display()}"


class ExceptionComment(models.Model):
    """What is said of a measure that worsens beyond chance while no action is open for it. Append-only."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="exception_comments")
    measure = models.CharField(max_length=80)
    words = models.TextField("What is behind it, and what will be done?")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        get_latest_by = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.measure}: {self.words[:40]}"
