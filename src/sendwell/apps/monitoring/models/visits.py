"""A visit from its lines of enquiry and the evidence asked for to what it judged and what followed."""

from datetime import date

from django.db import models
from simple_history.models import HistoricalRecords

from sendwell.apps.evidence.models import Document
from sendwell.apps.mechanisms.words import period
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, Evidence, KeyDate, Plan, Priority
from sendwell.domain.frameworks import JudgementWords, VisitKind, framework_named


class Visit(models.Model):
    """A visit that looks at a plan. Its kind is a key of the framework of the plan's inspection, never code.

    Fetch `plan__programme__inspection` with it. `key_date` keeps its day in sight with the others.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="visits")
    kind = models.CharField("What kind of visit is it?", max_length=40)
    held_on = models.DateField("On which day?")
    until = models.DateField("Last day, where it takes several", null=True, blank=True)
    purpose = models.TextField("What is it to look at?", blank=True)
    people = models.ManyToManyField(
        Person, related_name="visits", blank=True, verbose_name="Who of the partnership was there?"
    )
    visitors = models.TextField("Who came?", blank=True)  # one a line: name, and for whom
    feedback = models.TextField("What did they say?", blank=True)
    key_date = models.OneToOneField(KeyDate, models.SET_NULL, null=True, blank=True, related_name="visit")
    history = HistoricalRecords(m2m_fields=[people])

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="visit_ends_after_it_begins",
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("held_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.what.name} of {self.when}"

    @property
    def what(self) -> VisitKind:
        """Its kind, as the framework has it."""
        return framework_named(self.plan.programme.inspection.framework).visit(self.kind)

    @property
    def when(self) -> str:
        """Its day or days in words."""
        return period(self.held_on, self.until)

    @property
    def last_day(self) -> date:
        return self.until or self.held_on

    @property
    def who_came(self) -> list[str]:
        """The visitors, each in one line."""
        return [line.strip() for line in self.visitors.splitlines() if line.strip()]

    def is_over(self, today: date) -> bool:
        """True from its first day on: what is said in the room can be written down at once."""
        return self.held_on <= today


class LineOfEnquiry(models.Model):
    """Something that the visit wants to know, and what came of it."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    wording = models.TextField("What do they want to know?")
    priority = models.ForeignKey(
        Priority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lines",
        verbose_name="Which priority is it about?",
    )
    heard = models.TextField("What came of it?", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "lines of enquiry"

    def __str__(self) -> str:
        return self.wording[:120]


class EvidenceAsked(models.Model):
    """Something that visitors ask to see: from whom, by when, and what was given.

    What is given is evidence of an update, a paper, or words that say where it is to be seen.
    """

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="asked")
    line = models.ForeignKey(
        LineOfEnquiry, models.SET_NULL, null=True, blank=True, related_name="asked", verbose_name="For which line?"
    )
    wording = models.TextField("What do they ask to see?")
    asked_of = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="evidence_asked", verbose_name="From whom?"
    )
    due_on = models.DateField("By when?", null=True, blank=True)
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Evidence given with an update"
    )
    paper = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="A paper")
    where = models.TextField("Or say where it is to be seen", blank=True)
    given_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "evidence asked for"
        constraints = [
            models.CheckConstraint(
                name="evidence_asked_is_given_by_somebody_on_a_day",
                condition=models.Q(given_on__isnull=True, given_by__isnull=True)
                | models.Q(given_on__isnull=False, given_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.wording[:120]

    def is_late(self, today: date) -> bool:
        """True while it is past its day and not given."""
        return self.given_on is None and self.due_on is not None and self.due_on < today


class Judgement(models.Model):
    """What a visit judged of one priority, in a word of the framework, and its reason."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="judgements")
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="judgements")
    judgement = models.CharField("What did they judge?", max_length=40)  # key of the scale of the visit's kind
    words = models.TextField("In which words?", blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "priority"], name="priority_judged_once_by_a_visit")]

    def __str__(self) -> str:
        return self.said.words

    @property
    def said(self) -> JudgementWords:
        """The judgement in the words of its scale. Fetch `visit__plan__programme__inspection` with it."""
        scale = self.visit.what.scale
        return (scale and scale.judgement(self.judgement)) or JudgementWords(self.judgement, self.judgement)


class VisitAction(models.Model):
    """An action of the plan that follows from a visit."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="actions")
    action = models.ForeignKey(Action, models.PROTECT, related_name="follows", verbose_name="Which action?")
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "action"], name="action_follows_a_visit_once")]

    def __str__(self) -> str:
        return str(self.action)
