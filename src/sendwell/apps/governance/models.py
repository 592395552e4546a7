"""Bodies, their meetings, what they decided and what they asked for."""

from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from sendwell.apps.evidence.models import Document, Statement
from sendwell.apps.partnership.models import Area, Person


class Body(models.Model):
    """A board, panel, committee or cabinet that oversees, decides or scrutinises."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="bodies")
    name = models.CharField("Name", max_length=200)
    purpose = models.TextField("What is it for?", blank=True)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Chair")
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [models.UniqueConstraint("area", Lower("name"), name="body_named_once_in_an_area")]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """One meeting of a body."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    held_on = models.DateField("Date")
    # A council may publish the minutes of each item as a paper of its own.
    papers = models.ManyToManyField(Document, related_name="meetings", blank=True, verbose_name="Papers")
    history = HistoricalRecords(m2m_fields=[papers])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "held_on"], name="body_meets_once_a_day")]

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on:%-d %B %Y}"


class Decision(models.Model):
    """What a body decided, in the words of its minutes."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="decisions")
    statement = models.OneToOneField(Statement, models.PROTECT, related_name="decision")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    label = models.CharField(max_length=20)  # a reading.DecisionLabel
    wording = models.TextField()
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.wording[:80]


class FollowUp(models.Model):
    """Something a body asked for: who answers, by when, and whether it was done."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="follow_ups")
    statement = models.OneToOneField(Statement, models.PROTECT, null=True, blank=True, related_name="follow_up")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    wording = models.TextField("What was asked for?")
    owner_as_named = models.CharField("Who was asked, as the paper names them", max_length=200, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name="Who answers?"
    )
    due_on = models.DateField("Due", null=True, blank=True)
    due_as_said = models.CharField("Due, as the paper says", max_length=200, blank=True)
    answered_on = models.DateField("Answered on", null=True, blank=True)
    answer = models.TextField("The answer", blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.wording[:80]
