"""Papers, the statements read from them, and the glossary: what the thread rests on."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.partnership.models import Area, Person

STUCK_AFTER = timedelta(minutes=15)  # longer than the longest reading that is allowed: see `apart`


class DocumentState(models.TextChoices):
    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read"
    UNREADABLE = "unreadable", "Could not be read"


class Document(models.Model):
    """A paper as it was given: its bytes never change, and its SHA-256 names them."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="documents")
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255)  # as given; shown, never used as a path
    stored_as = models.CharField(max_length=120)  # a name of ours under the media root
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField()
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, choices=DocumentState, default=DocumentState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent of the reading done
    waiting_since = models.DateTimeField(null=True, blank=True)  # when reading was asked for, or began; null when done
    problem = models.TextField(blank=True)  # the sentence to show where it could not be read
    kind = models.CharField(max_length=40, blank=True)  # a reading.PaperKind
    title = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    facts = models.JSONField(default=dict)  # front-page facts: of the inspection, or of the meeting
    notes = models.JSONField(default=list)  # what the reader could not read, in sentences
    page_count = models.PositiveIntegerField(default=0)
    private_because = models.TextField("If it is private: why?", blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    history = HistoricalRecords(excluded_fields=["progress", "waiting_since", "facts", "notes"])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "sha256"], name="document_kept_once_in_an_area")]

    def __str__(self) -> str:
        return self.title or self.file_name

    @property
    def name_for_all(self) -> str:
        """Its name, unless it is private."""
        return "a private paper" if self.private_because else str(self)

    def is_stuck(self, now: datetime) -> bool:
        """True where reading was asked for, or began, so long ago that whoever was to do it must have stopped."""
        return self.waiting_since is not None and now - self.waiting_since > STUCK_AFTER


class DocumentPage(models.Model):
    """The text of one page as the reader saw it; citation spans are positions in this text."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_page_numbered_once")]

    def __str__(self) -> str:
        return f"page {self.number}"


class StatementKind(models.TextChoices):
    """What a statement read from a paper may become."""

    PRIORITY_ACTION = "priority_action", "Area for priority action"
    SIGNIFICANT_WEAKNESS = "significant_weakness", "Significant area of weakness"
    IMPROVEMENT = "improvement", "Area for improvement"
    NEED = "need", "What needs to be better"
    STRENGTH = "strength", "What is effective"
    DECISION = "decision", "Decision"
    ACTION = "action", "Action asked for"
    CONCERN = "concern", "Concern"
    DATE = "date", "Date"
    ACRONYM = "acronym", "Acronym"


class StatementState(models.TextChoices):
    PROPOSED = "proposed", "To be confirmed"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    REPLACED = "replaced", "Split or joined into others"


class Statement(models.Model):
    """A cited sentence. `words` and `spans` never change; `wording` is what a person made of it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="statements")
    kind = models.CharField("What is it?", max_length=30, choices=StatementKind)
    position = models.PositiveIntegerField()  # reading order within the document
    page = models.PositiveIntegerField()  # where the words begin
    spans = models.JSONField()  # [[page, start, end], …], half open, positions in DocumentPage.text
    words = models.TextField()  # verbatim
    wording = models.TextField("Wording")
    theme = models.CharField("Theme", max_length=60, blank=True)  # key of the taxonomy in domain.reading.themes
    because = models.JSONField(default=list)  # the words that placed it in its theme
    details = models.JSONField(default=dict)  # by kind: responsible_bodies, label, owner, due, on, meaning, …
    doubts = models.JSONField(default=list)  # why a person should look twice, in sentences
    state = models.CharField(max_length=20, choices=StatementState, default=StatementState.PROPOSED)
    made_from = models.ManyToManyField("self", symmetrical=False, related_name="made_into", blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="statement_decided_has_person_and_time",
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["document", "state", "position"])]

    def __str__(self) -> str:
        return self.wording[:80]


class GlossaryTerm(models.Model):
    """An acronym that this area's papers use, with its expansion and what it means in plain words."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="glossary")
    acronym = models.CharField("Acronym", max_length=30)
    expansion = models.CharField("What it stands for", max_length=200)
    meaning = models.CharField("What it means, in plain words", max_length=500, blank=True)
    statement = models.ForeignKey(Statement, models.PROTECT, null=True, blank=True, related_name="glossary_terms")
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint("area", Lower("acronym"), name="glossary_acronym_once_in_an_area")]

    def __str__(self) -> str:
        return f"{self.acronym}: {self.expansion}"
