"""How ready an area says it is to be inspected again, priority by priority, and the versions that were kept."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Plan, Priority


class EvaluationPart(models.Model):
    """What people wrote in one part of the self-evaluation of a priority, in place of what the thread says there."""

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="evaluation_parts")
    part = models.CharField(max_length=20)  # key of readiness.PARTS
    words = models.TextField("What is to be read there?", blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["priority", "part"], name="part_of_an_evaluation_written_once")]

    def __str__(self) -> str:
        return f"{self.priority}: {self.part}"


class Evaluation(models.Model):
    """A version of the self-evaluation, kept as it stood: its content tree. Never changed."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="evaluations")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()  # as publishing.kept writes it
    what_for = models.CharField("What is this version for?", max_length=200)
    kept_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="evaluation_numbered_once")]

    def __str__(self) -> str:
        return f"Self-evaluation, version {self.number}"
