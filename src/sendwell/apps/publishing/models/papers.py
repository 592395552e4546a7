"""Packs for a body and a date, kept as they were issued, and what the area writes of a plan in its own words."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.governance.models import Body
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Plan
from sendwell.apps.publishing.audiences import USUAL


class Pack(models.Model):
    """A pack as issued: its content tree, from which the page, the PDF and the Word file are made. Never changed.

    What was wrong in it is put right in another edition, which says what it `corrects` and why; both stay. `sha256` is
    the fingerprint of all that was kept when it was issued (see `sealing`).
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="packs")
    body = models.ForeignKey(Body, models.PROTECT, related_name="packs")
    meeting_on = models.DateField("Date of the meeting")
    audience = models.CharField("For whom?", max_length=20, default=USUAL)  # key of publishing.audiences
    edition = models.PositiveSmallIntegerField(default=1)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="Which edition?"
    )
    why = models.TextField("What was wrong?", blank=True)
    decide = models.JSONField(default=list)  # what its author put down for decision, a sentence each
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)
    content = models.JSONField()  # as publishing.kept writes it
    ratings = models.JSONField(default=dict)  # of each action on the day, by its key: the next pack says what moved
    sha256 = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "meeting_on", "audience", "edition"], name="pack_has_one_of_each_edition"
            ),
            models.CheckConstraint(
                name="pack_that_corrects_says_why",
                condition=models.Q(corrects__isnull=True, why="")
                | models.Q(corrects__isnull=False) & ~models.Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Pack for {self.body}, {self.meeting_on:%-d %B %Y}"


class PlanPart(models.Model):
    """What an area writes itself in one part of a plan, where nothing that Sendwell holds can say it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="written_parts")
    title = models.CharField(max_length=200)  # of a section of the plan's kind
    words = models.TextField("What is to be read there?", blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "title"], name="part_of_a_plan_written_once")]

    def __str__(self) -> str:
        return self.title
