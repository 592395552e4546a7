"""Cases by key: where each stands and what happened when. No name, date of birth or pupil number is ever kept."""

from django.db import models
from django.utils import timezone

from sendwell.apps.casework.panels import models as panels  # noqa: F401 (Django looks for an app's models here)
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.clocks import Event


class Stage(models.TextChoices):
    """How far a case has come; the values are those of `domain.caseload.Stage`."""

    UNDECIDED = "undecided", "Waiting for the decision whether to assess"
    ASSESSING = "assessing", "Being assessed"
    PLAN = "plan", "Has a plan"
    REFUSED = "refused", "Not assessed: the request was refused"
    NO_PLAN = "no_plan", "Assessed, and no plan was needed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ENDED = "ended", "The plan has ended"


OPEN_STAGES = (Stage.UNDECIDED, Stage.ASSESSING, Stage.PLAN)


class LoadKind(models.TextChoices):
    """Which kind of extract was loaded."""

    SEN2 = "sen2", "SEN2 modules"
    MAPPED = "mapped", "An extract of the case system"


class CaseLoad(models.Model):
    """One extract that was loaded: by whom, when, and what it changed. The files themselves are not kept."""

    kind = models.CharField(max_length=8, choices=LoadKind, default=LoadKind.SEN2)
    area = models.ForeignKey(Area, models.PROTECT, related_name="case_loads")
    sha256 = models.CharField(max_length=64)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    cases = models.PositiveIntegerField()
    new = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()  # open before, and now decided, withdrawn or ended
    gone = models.PositiveIntegerField()  # in the load before, and not in this one

    def __str__(self) -> str:
        return f"{self.given_at:%-d %B %Y}"


class Case(models.Model):
    """One request and what followed. Its keys are keyed hashes of the authority's own references (`casework.keys`).

    `child_key` is that of the child's, which several cases can share. What an extract does not tell is empty or false.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="cases")
    key = models.CharField(max_length=64)
    child_key = models.CharField(max_length=64, blank=True)
    stage = models.CharField(max_length=12, choices=Stage)
    need = models.CharField(max_length=80, blank=True)
    setting = models.CharField(max_length=120, blank=True)
    phase = models.CharField(max_length=40, blank=True)
    locality = models.CharField(max_length=60, blank=True)
    team = models.CharField(max_length=60, blank=True)
    placed_in = models.CharField(max_length=60, blank=True)  # the authority in which the setting lies
    excepted = models.BooleanField(default=False)  # an exception to the 20 weeks is claimed
    mediated = models.BooleanField(default=False)
    appealed = models.BooleanField(default=False)
    first_load = models.ForeignKey(CaseLoad, models.PROTECT, related_name="+")
    gone_in = models.ForeignKey(CaseLoad, models.PROTECT, related_name="+", null=True)  # the first load without it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="case_once_in_an_area")]
        indexes = [
            models.Index(fields=["area", "stage"], name="case_by_stage"),
            models.Index(fields=["area", "child_key"], name="case_by_child"),
        ]

    def __str__(self) -> str:
        return f"Case {self.key[:4]}-{self.key[4:8]}-{self.key[8:12]}"


class CaseEvent(models.Model):
    """Something that happened in a case on a day; `kind` is a kind of event of the clocks."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    on = models.DateField()
    about = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind", "on", "about"], name="case_event_once")]

    def __str__(self) -> str:
        return f"{self.kind}, {self.on}"

    def as_event(self) -> Event:
        """As the clocks take it."""
        return Event(self.on, self.kind, about=self.about)


class CaseOpened(models.Model):
    """That somebody opened the page of a case. Kept as long as the case, and shown on it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="opened")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%-d %B %Y}"


class About(models.TextChoices):
    """What an extract tells."""

    CASES = "cases", "Cases"
    OUTCOMES = "outcomes", "What became of outcomes in plans"


class CaseExtract(models.Model):
    """A file of a case system that was given and is not loaded yet; it is deleted once it is loaded or put aside."""

    about = models.CharField(max_length=8, choices=About, default=About.CASES)
    area = models.ForeignKey(Area, models.PROTECT, related_name="case_extracts")
    file_name = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    mapping = models.JSONField(default=dict)  # key of a field, or "", by heading; empty until it is known

    def __str__(self) -> str:
        return self.file_name


class CaseMapping(models.Model):
    """How an area's extract with certain headings is taken, so that it is asked only once."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="case_mappings")
    headings = models.CharField(max_length=64)  # SHA-256 of the headings
    mapping = models.JSONField()
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "headings"], name="case_mapping_once_in_an_area")]

    def __str__(self) -> str:
        return f"{self.area}: {len(self.mapping)} columns"


class TeamHeld(models.Model):
    """That a person works in a team: they see its cases, and those of no team. Who is in none sees every case."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="teams_held")
    team = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "team"], name="team_held_once")]

    def __str__(self) -> str:
        return self.team


class Keeping(models.Model):
    """How long an area keeps cases that are closed, and who said so."""

    area = models.OneToOneField(Area, models.CASCADE, related_name="case_keeping")
    years = models.PositiveSmallIntegerField()
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.years} years"


class CasesDeleted(models.Model):
    """What was deleted on a day because its time was over, as numbers. Nothing of the cases themselves stays."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="cases_deleted")
    on = models.DateField()
    closed_before = models.DateField()
    years = models.PositiveSmallIntegerField()
    stages = models.JSONField(default=dict)  # cases by stage
    events = models.PositiveIntegerField()
    openings = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.on}: {sum(self.stages.values())} cases"


class CaseExport(models.Model):
    """That somebody took a list of cases out: who, when, for what, and how many. The file says the same."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="case_exports")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    purpose = models.CharField(max_length=200)
    cases = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.cases} cases, {self.at:%-d %B %Y}"
