"""The days on which bodies meet."""

from django.db import models
from simple_history.models import HistoricalRecords

from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models.bodies import Body


class Meeting(models.Model):
    """One meeting of a body. One that is cancelled stays, with the reason, and counts nowhere as a meeting."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    held_on = models.DateField("Date")
    starts_at = models.TimeField("Starts at", null=True, blank=True)
    place = models.CharField("Where?", max_length=200, blank=True)
    cancelled_on = models.DateField("Cancelled on", null=True, blank=True)
    cancelled_because = models.TextField("Why is it cancelled?", blank=True)
    # A council may publish the minutes of each item as a paper of its own.
    papers = models.ManyToManyField(Document, related_name="meetings", blank=True, verbose_name="Papers")
    history = HistoricalRecords(m2m_fields=[papers])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "held_on"], name="body_meets_once_a_day"),
            models.CheckConstraint(
                name="meeting_is_cancelled_with_a_reason",
                condition=models.Q(cancelled_on__isnull=True, cancelled_because="")
                | models.Q(cancelled_on__isnull=False) & ~models.Q(cancelled_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on:%-d %B %Y}"
