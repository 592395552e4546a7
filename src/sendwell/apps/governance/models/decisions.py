"""What was decided, by whom, on what report, and what became of it."""

from datetime import date

from django.db import models
from simple_history.models import HistoricalRecords

from sendwell.apps.evidence.models import Document, Statement
from sendwell.apps.governance.models.bodies import Body
from sendwell.apps.governance.models.meetings import Meeting
from sendwell.apps.partnership.models import Area, Person


class Taker(models.TextChoices):
    """Who takes a decision."""

    BODY = "body", "A body, at its meeting"
    MEMBER = "member", "A member, by delegation"
    OFFICER = "officer", "An officer, by delegation"


class Decision(models.Model):
    """What was decided: in the words of minutes, or as it was taken here.

    `statement` is there where it was read in a paper. A decision that a member or an officer takes names the delegation
    under which they take it. `taken_on` is empty where it is the day of the meeting.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="decisions")
    statement = models.OneToOneField(Statement, models.PROTECT, null=True, blank=True, related_name="decision")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    label = models.CharField(max_length=20, blank=True)  # a reading.DecisionLabel
    wording = models.TextField("What is decided?")
    taker = models.CharField("Who takes it?", max_length=10, choices=Taker, default=Taker.BODY)
    taken_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Which member or officer?"
    )
    delegation = models.TextField("Under which delegation?", blank=True)
    delegated_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="delegates", verbose_name="Delegated by"
    )
    taken_on = models.DateField("Taken on", null=True, blank=True)
    published_on = models.DateField("Published on", null=True, blank=True)
    is_key = models.BooleanField("It is a key decision", default=False)
    notice_on = models.DateField("Notice of it published on", null=True, blank=True)
    report = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="decisions_on", verbose_name="The report"
    )
    options = models.TextField("Which options were weighed?", blank=True)
    reasons = models.TextField("Why this one?", blank=True)
    consultation = models.TextField("Who was consulted before, and what did they say?", blank=True)
    may_be_called_in = models.BooleanField("It can be called in", default=False)
    urgent_because = models.TextField("Why it can’t wait for a call-in", blank=True)
    called_in_on = models.DateField("Called in on", null=True, blank=True)
    call_in_outcome = models.TextField("What came of the call-in?", blank=True)
    implemented_on = models.DateField("Put into effect on", null=True, blank=True)
    implementation = models.TextField("How was it put into effect?", blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.wording[:80]

    @property
    def name_for_all(self) -> str:
        """Its first words, unless the paper in which it was read is private."""
        private = self.statement and self.statement.document.private_because
        return "a decision in a private paper" if private else str(self)

    @property
    def day(self) -> date | None:
        """The day on which it was taken: its own, or that of its meeting."""
        return self.taken_on or (self.meeting.held_on if self.meeting else None)


class ImplicationKind(models.TextChoices):
    """What every decision is screened for."""

    LEGAL = "legal", "Legal"
    FINANCE = "finance", "Finance"
    EQUALITY = "equality", "Equality"
    PRIVACY = "privacy", "Privacy"
    PUBLIC_HEALTH = "public_health", "Public health"


class Screening(models.TextChoices):
    """What a screening found."""

    NOT_NEEDED = "not_needed", "Not needed"
    TO_DO = "to_do", "Needed, still to be done"
    DONE = "done", "Done"


class Implication(models.Model):
    """What screening a decision for one kind of implication found: not needed with why, or done and attached."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="implications")
    kind = models.CharField(max_length=20, choices=ImplicationKind)
    screening = models.CharField("What did the screening find?", max_length=20, choices=Screening)
    words = models.TextField("Why, or what it found")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="The assessment"
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "kind"], name="implication_of_a_kind_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_screening_display()}"
