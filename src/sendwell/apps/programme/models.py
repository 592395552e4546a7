"""Inspections, the programmes they start, and the plan: priorities, actions, milestones, updates, evidence."""

from datetime import date

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.evidence.models import Document, Statement
from sendwell.apps.governance.models import Body, FollowUp
from sendwell.apps.mechanisms.words import period
from sendwell.apps.partnership.models import Area, Organisation, Person


class Inspection(models.Model):
    """An inspection as its published report tells it."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="inspections")
    report = models.OneToOneField(Document, models.PROTECT, related_name="inspection")
    framework = models.CharField(max_length=40)  # key in domain.frameworks
    started_on = models.DateField("Inspection began", null=True, blank=True)
    ended_on = models.DateField("Inspection ended", null=True, blank=True)
    published_on = models.DateField("Report published", null=True, blank=True)
    received_on = models.DateField("Report received", null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    monitoring_inspection_months = models.PositiveSmallIntegerField(null=True, blank=True)
    next_full_inspection_years = models.PositiveSmallIntegerField(null=True, blank=True)
    plan_required = models.BooleanField(default=False)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"{self.area} inspection"


class Programme(models.Model):
    """The improvement that an inspection starts and a re-inspection ends."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="programmes")
    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="programme")
    name = models.CharField("Name", max_length=200)
    started_on = models.DateField()
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """One plan of a programme. Its kind is a key of the data in domain.frameworks, never code."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="plans")
    kind = models.CharField("What kind of plan is it?", max_length=40)
    title = models.CharField("Title", max_length=200)
    intent = models.TextField("What will be different for children and young people?", blank=True)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "kind"], name="plan_of_a_kind_once")]

    def __str__(self) -> str:
        return self.title


class StageReached(models.Model):
    """A stage of a plan's life that was reached, on a day, as a person recorded it; on several where it repeats."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="stages_reached")
    stage = models.CharField(max_length=40)  # key of a stage of the plan's kind
    on = models.DateField("On which day?")
    note = models.TextField("Note", blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "stage", "on"], name="stage_reached_once_a_day")]

    def __str__(self) -> str:
        return self.stage


class Priority(models.Model):
    """An area to improve: one that inspectors named, or one that the area set itself."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="priorities")
    number = models.PositiveIntegerField()
    title = models.CharField("Short title", max_length=200)
    kind = models.CharField(max_length=30)  # a StatementKind, or "own"
    theme = models.CharField(max_length=60, blank=True)
    outcome = models.TextField("What will be different for children and young people?", blank=True)
    accountable = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="priorities", verbose_name="Who answers for it?"
    )
    due_on = models.DateField("By when?", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="priority_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Finding(models.Model):
    """What inspectors found, confirmed by a person, leading back to their words."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    statement = models.OneToOneField(Statement, models.PROTECT, related_name="finding")
    kind = models.CharField(max_length=30)
    wording = models.TextField()
    theme = models.CharField(max_length=60, blank=True)
    responsible_bodies = models.TextField(blank=True)
    priorities = models.ManyToManyField(Priority, related_name="findings", blank=True)
    history = HistoricalRecords(m2m_fields=[priorities])

    def __str__(self) -> str:
        return self.wording[:80]


class Action(models.Model):
    """One promise in a plan: what will be done, who answers for it, by when, and how success will be known."""

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField()
    title = models.CharField("What will be done?", max_length=300)
    difference = models.TextField("What will be different for children?", blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions_owned", verbose_name="Owner"
    )
    lead = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_led",
        verbose_name="Lead organisation",
    )
    partners = models.ManyToManyField(
        Organisation, related_name="actions_shared", blank=True, verbose_name="Partner organisations"
    )
    starts_on = models.DateField("Starts on", null=True, blank=True)
    due_on = models.DateField("Due on", null=True, blank=True)
    measure = models.TextField("How will you know that it worked?", blank=True)
    findings = models.ManyToManyField(Finding, related_name="actions", blank=True, verbose_name="Findings it answers")
    depends_on = models.ManyToManyField(
        "self", symmetrical=False, related_name="needed_by", blank=True, verbose_name="Actions it waits for"
    )
    follow_ups = models.ManyToManyField(
        FollowUp, related_name="actions", blank=True, verbose_name="Requests it answers"
    )
    history = HistoricalRecords(m2m_fields=[partners, findings, depends_on, follow_ups])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["priority", "number"], name="action_numbered_once"),
            models.CheckConstraint(
                name="action_is_due_after_it_starts",
                condition=models.Q(starts_on__isnull=True)
                | models.Q(due_on__isnull=True)
                | models.Q(due_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Milestone(models.Model):
    """A point on the way to an action's end, and the day it was reached."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="milestones")
    wording = models.CharField("What will have happened?", max_length=300)
    due_on = models.DateField("By when?")
    reached_on = models.DateField("Reached on", null=True, blank=True)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.wording

    def is_late(self, today: date) -> bool:
        """True while the milestone is past its date and not reached."""
        return self.reached_on is None and self.due_on < today


class DeliveryRating(models.TextChoices):
    """Is it done? The written definitions stand in domain.assurance."""

    BLUE = "blue", "Blue"
    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"


class ImpactRating(models.TextChoices):
    """Has it made a difference? The written definitions stand in domain.assurance."""

    NOT_YET_DUE = "not_yet_due", "Not yet due"
    NO_EVIDENCE = "no_evidence", "No evidence"
    SOME = "some", "Some"
    EMBEDDED = "embedded", "Embedded"


class Update(models.Model):
    """What has happened since the last update, and how delivery and impact stand from then on.

    Append-only: never changed, never deleted. `impact` is carried on from update to update until somebody changes it;
    `reopened_by` is the body for which a closed action was opened again.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    by = models.ForeignKey(Person, models.PROTECT, related_name="updates")
    at = models.DateTimeField(default=timezone.now)
    rating = models.CharField("How does delivery stand?", max_length=10, choices=DeliveryRating)
    impact = models.CharField("What difference has it made?", max_length=20, choices=ImpactRating, blank=True)
    happened = models.TextField("What has happened?")
    next_step = models.TextField("What happens next?", blank=True)
    reopened_by = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        get_latest_by = "at"
        indexes = [models.Index(fields=["action", "-at"])]

    def __str__(self) -> str:
        return f"{self.get_rating_display()}, {self.at:%-d %B %Y}"


class Evidence(models.Model):
    """What shows that an update is true: a file, a link, or a figure in words. Append-only like its update.

    Somebody from another organisation may verify it, once.
    """

    update = models.ForeignKey(Update, models.PROTECT, related_name="evidence")
    title = models.CharField("What does it show?", max_length=200)
    link = models.URLField("Link", max_length=500, blank=True)
    figure = models.CharField(max_length=300, blank=True)  # what was counted, when, and where it is kept
    file_name = models.CharField(max_length=255, blank=True)
    stored_as = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    verified_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="evidence_verified")
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_link_a_file_or_a_figure",
                condition=~models.Q(link="") | ~models.Q(stored_as="") | ~models.Q(figure=""),
            ),
            models.CheckConstraint(
                name="evidence_is_verified_by_somebody_at_some_time",
                condition=models.Q(verified_by__isnull=True, verified_at__isnull=True)
                | models.Q(verified_by__isnull=False, verified_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Rebasing(models.Model):
    """A new date or a new measure of success for a promise that had one, and why. Append-only: the old ones stay."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="rebasings")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.TextField("Why does it change?")
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField(null=True, blank=True)
    measure_before = models.TextField(blank=True)
    measure_after = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.action}: re-based on {self.at:%-d %B %Y}"


class RatingWords(models.Model):
    """What a rating means in an area that has reworded it. Its name stays, so that neighbours can read each other."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="rating_words")
    rating = models.CharField(max_length=20)  # a key of domain.assurance, of delivery or of impact
    means = models.TextField("What does it mean here?")
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "rating words"
        constraints = [models.UniqueConstraint(fields=["area", "rating"], name="rating_reworded_once")]

    def __str__(self) -> str:
        return f"{self.rating}: {self.means}"


class KeyDate(models.Model):
    """A date the programme must keep in sight, with what it is and where it comes from."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="key_dates")
    on = models.DateField("Date")
    until = models.DateField("Last day, where it is a period", null=True, blank=True)
    about = models.BooleanField("The day is not certain: show only the month", default=False)
    what = models.CharField("What happens?", max_length=300)
    meaning = models.CharField(max_length=30, blank=True)  # a reading.DateMeaning
    statement = models.OneToOneField(Statement, models.PROTECT, null=True, blank=True, related_name="key_date")
    history = HistoricalRecords()

    def __str__(self) -> str:
        return f"{self.when}: {self.what}"

    @property
    def when(self) -> str:
        """The date in words, no more exact than it is: "about June 2027", "3 to 7 May 2026"."""
        return period(self.on, self.until, self.about)
