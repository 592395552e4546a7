"""Cases by key: where each stands and what happened when. No name, date of birth or pupil number is ever kept."""

from django.db import models
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.clocks import Event


class Stage(models.TextChoices):
    """How far a case has come; the values are those of `domain.returns.sen2.caseload.Stage`."""

    UNDECIDED = "undecided", "Waiting for the decision whether to assess"
    ASSESSING = "assessing", "Being assessed"
    PLAN = "plan", "Has a plan"
    REFUSED = "refused", "Not assessed: the request was refused"
    NO_PLAN = "no_plan", "Assessed, and no plan was needed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ENDED = "ended", "The plan has ended"


OPEN_STAGES = (Stage.UNDECIDED, Stage.ASSESSING, Stage.PLAN)


class CaseLoad(models.Model):
    """One extract that was loaded: by whom, when, and what it changed. The files themselves are not kept."""

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
    """One request and what followed. `key` is a keyed hash of the authority's own reference (`casework.keys`)."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="cases")
    key = models.CharField(max_length=64)
    stage = models.CharField(max_length=12, choices=Stage)
    need = models.CharField(max_length=80, blank=True)
    setting = models.CharField(max_length=120, blank=True)
    first_load = models.ForeignKey(CaseLoad, models.PROTECT, related_name="+")
    gone_in = models.ForeignKey(CaseLoad, models.PROTECT, related_name="+", null=True)  # the first load without it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="case_once_in_an_area")]
        indexes = [models.Index(fields=["area", "stage"], name="case_by_stage")]

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
