"""What a body has before it: standing items, its forward plan, the agenda of a meeting, and the agendas published."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models import Body, Meeting
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Priority
from sendwell.apps.publishing.models import Pack
from sendwell.apps.risks.models import Risk


class Purpose(models.TextChoices):
    """What a meeting is to do with an item."""

    DECIDE = "decide", "For decision"
    DISCUSS = "discuss", "For discussion"
    NOTE = "note", "For information"


class StandingItem(models.Model):
    """An item that stands on every agenda of a body."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="standing_items")
    title = models.CharField("What is the item called?", max_length=200)
    purpose = models.CharField("What is the meeting to do with it?", max_length=10, choices=Purpose)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.title


class WorkItem(models.Model):
    """A line of a body's forward plan: what comes before it by when, once or again and again.

    A key decision needs public notice; `notice_on` is the day on which it was given.
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="work_items")
    title = models.CharField("What comes before it?", max_length=200)
    priority = models.ForeignKey(
        Priority, models.PROTECT, null=True, blank=True, related_name="work_items", verbose_name="Which priority?"
    )
    due_on = models.DateField("By when?")
    every_months = models.PositiveSmallIntegerField("And again every so many months", null=True, blank=True)
    is_key = models.BooleanField("It is a key decision", default=False)
    notice_on = models.DateField("Notice of the key decision published on", null=True, blank=True)
    ended_on = models.DateField("Off the forward plan since", null=True, blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """One item of a meeting: what it is for, who brings it, on which papers, and what was said of it.

    `came_from` names what put it there, so that nothing is put there twice. A private item says why it is private: its
    papers and what was said stand in no agenda or minutes that go out.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField("What is the item called?", max_length=200)
    purpose = models.CharField("What is the meeting to do with it?", max_length=10, choices=Purpose)
    presenter = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Who brings it?"
    )
    why = models.CharField("Why it is there", max_length=300, blank=True)
    came_from = models.CharField(max_length=40, blank=True)
    private_because = models.TextField("If it is private: why?", blank=True)
    papers = models.ManyToManyField(Document, related_name="agenda_items", blank=True, verbose_name="Papers")
    pack = models.ForeignKey(
        Pack, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name="Pack"
    )
    priority = models.ForeignKey(
        Priority, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name="Which priority?"
    )
    risk = models.ForeignKey(
        Risk, models.PROTECT, null=True, blank=True, related_name="agenda_items", verbose_name="Which risk?"
    )
    work = models.ForeignKey(WorkItem, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    discussion = models.TextField("What was said, in a few lines", blank=True)
    history = HistoricalRecords(m2m_fields=[papers])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "came_from"],
                condition=~models.Q(came_from=""),
                name="agenda_item_comes_from_one_thing_once",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Agenda(models.Model):
    """An agenda as published: its content tree. Never changed; another edition takes its place, and says why."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agendas")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()  # as publishing.kept writes it
    why = models.TextField(blank=True)
    late_because = models.TextField(blank=True)
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_numbered_once")]

    def __str__(self) -> str:
        return f"Agenda of {self.meeting}"
