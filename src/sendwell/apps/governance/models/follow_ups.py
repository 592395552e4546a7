"""What bodies asked for, and the answers."""

from django.db import models
from simple_history.models import HistoricalRecords

from sendwell.apps.evidence.models import Statement
from sendwell.apps.governance.models.bodies import Body
from sendwell.apps.governance.models.meetings import Meeting
from sendwell.apps.partnership.models import Area, Person


class FollowUpKind(models.TextChoices):
    """What was asked for."""

    REQUEST = "request", "Request"
    ACTION = "action", "Action"
    QUESTION = "question", "Question"
    RECOMMENDATION = "recommendation", "Recommendation"


class Response(models.TextChoices):
    """What the executive says of a recommendation."""

    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Partly accepted"
    REJECTED = "rejected", "Rejected"


class FollowUp(models.Model):
    """Something a body asked for: who answers, by when, and whether it was done.

    A recommendation is answered twice: with a `response` and its reason, and in the end with what became of it.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="follow_ups")
    kind = models.CharField("What is it?", max_length=20, choices=FollowUpKind, default=FollowUpKind.REQUEST)
    statement = models.OneToOneField(Statement, models.PROTECT, null=True, blank=True, related_name="follow_up")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="follow_ups")
    asked_by = models.CharField("Who asked?", max_length=200, blank=True)
    wording = models.TextField("What was asked for?")
    owner_as_named = models.CharField("Who was asked, as the paper names them", max_length=200, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name="Who answers?"
    )
    due_on = models.DateField("Due", null=True, blank=True)
    due_as_said = models.CharField("Due, as the paper says", max_length=200, blank=True)
    response = models.CharField("Is it accepted?", max_length=10, choices=Response, blank=True)
    response_reason = models.TextField("Why?", blank=True)
    responded_on = models.DateField("Responded on", null=True, blank=True)
    answered_on = models.DateField("Answered on", null=True, blank=True)
    answer = models.TextField("The answer", blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="response_has_a_reason_and_a_day",
                condition=models.Q(response="") | ~models.Q(response_reason="") & models.Q(responded_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.wording[:80]

    @property
    def name_for_all(self) -> str:
        """Its first words, unless the paper in which it was read is private."""
        private = self.statement and self.statement.document.private_because
        return "a request in a private paper" if private else str(self)
