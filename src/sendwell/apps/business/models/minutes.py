"""What came of a meeting: who was there, what was decided and asked for item by item, and the minutes issued."""

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.business.models.agendas import AgendaItem
from sendwell.apps.governance.models import Decision, FollowUp, Meeting
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.risks.models import Risk


class Present(models.TextChoices):
    """Whether somebody was there."""

    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    DEPUTY = "deputy", "Their deputy came"
    ABSENT = "absent", "Not there"


class Attendance(models.Model):
    """Whether somebody came to a meeting: a person of the partnership, or a guest by name.

    It stays as it was recorded, whatever becomes of their seat afterwards.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    present = models.CharField(max_length=10, choices=Present)
    counts = models.BooleanField(default=False)  # towards the quorum
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="person_attends_a_meeting_once"),
            models.UniqueConstraint(
                "meeting", Lower("name"), condition=models.Q(person__isnull=True), name="guest_attends_a_meeting_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.name}: {self.get_present_display().lower()}"


class Interest(models.Model):
    """An interest that somebody declared, and what they did because of it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="interests")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="interests", verbose_name="In which item?"
    )
    who = models.CharField("Who declared it?", max_length=200)
    interest = models.TextField("What is the interest?")
    what_they_did = models.TextField("What did they do because of it?", blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"{self.who}: {self.interest}"[:80]


class OutcomeKind(models.TextChoices):
    """What came of an item."""

    DECISION = "decision", "Decision"
    ACTION = "action", "Action"
    QUESTION = "question", "Question to be answered"
    RECOMMENDATION = "recommendation", "Recommendation"
    NOTED = "noted", "Noted"


class Outcome(models.Model):
    """One thing that came of an item, and what it became: a decision, or something on somebody's list.

    `action` is the action in the plan that it is about; `planned` the one that it put there.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="outcomes")
    kind = models.CharField("What was it?", max_length=20, choices=OutcomeKind)
    wording = models.TextField("In which words?")
    asked_by = models.CharField("Who asked?", max_length=200, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Who does it, or answers?"
    )
    due_on = models.DateField("By when?", null=True, blank=True)
    priority = models.ForeignKey(
        Priority, models.PROTECT, null=True, blank=True, related_name="outcomes", verbose_name="Which priority?"
    )
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="outcomes", verbose_name="Which action of the plan?"
    )
    measure = models.CharField("Which measure?", max_length=80, blank=True)  # its key in outcomes.measures
    risk = models.ForeignKey(
        Risk, models.PROTECT, null=True, blank=True, related_name="outcomes", verbose_name="Which risk?"
    )
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, blank=True, related_name="outcome")
    follow_up = models.OneToOneField(FollowUp, models.PROTECT, null=True, blank=True, related_name="outcome")
    planned = models.OneToOneField(Action, models.PROTECT, null=True, blank=True, related_name="came_of")
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.wording}"[:80]


class Draft(models.Model):
    """What somebody has typed under an item and not saved yet, kept so that nothing is lost if the browser dies."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kept = models.JSONField(default=dict)  # the answers as they were typed, by the name of the field
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="draft_of_a_person_once_for_an_item")]

    def __str__(self) -> str:
        return f"Draft of {self.person}"


class Minutes(models.Model):
    """Minutes as issued: their content tree. Never changed; another edition takes their place, and says why.

    Those approved name the meeting that approved them. What it corrected stands openly at their head.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()  # as publishing.kept writes it
    why = models.TextField(blank=True)
    approved_at = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="approved_minutes")
    issued_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "minutes"
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="minutes_numbered_once")]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"
