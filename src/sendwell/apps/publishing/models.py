"""Packs for a body and a date, kept as they were issued."""

from django.db import models
from django.utils import timezone

from sendwell.apps.governance.models import Body
from sendwell.apps.partnership.models import Area, Person


class Pack(models.Model):
    """A board pack as issued: its content tree, from which the page and the PDF are made. Never changed."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="packs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="packs")
    meeting_on = models.DateField("Date of the meeting")
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    content = models.JSONField()  # as publishing.kept writes it
    ratings = models.JSONField(default=dict)  # of each action on the day, by its key: the next pack says what moved

    def __str__(self) -> str:
        return f"Pack for {self.body}, {self.meeting_on:%-d %B %Y}"
