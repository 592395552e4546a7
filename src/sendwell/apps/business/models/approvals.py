"""What decisions start, who approved which version of a plan, and the way of an approval."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.governance.models import Body, Decision
from sendwell.apps.partnership.models import Area, Organisation, Person
from sendwell.apps.programme.models import Action, Plan


class EffectKind(models.TextChoices):
    """What a decision does to an action."""

    STARTS = "starts", "Starts it"
    CHANGES = "changes", "Changes it"
    STOPS = "stops", "Stops it"


class Effect(models.Model):
    """An action of the plan that a decision starts, changes or stops."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="effects")
    action = models.ForeignKey(Action, models.PROTECT, related_name="effects", verbose_name="Which action?")
    kind = models.CharField("What does the decision do to it?", max_length=10, choices=EffectKind)
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "action"], name="effect_on_an_action_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.action}"


class SealedPlan(models.Model):
    """A plan as it was put to those who approve it: what it promised, and the mark that no other content has.

    Never changed: a plan that has changed since is another.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sealed")
    sha256 = models.CharField(max_length=64)
    content = models.JSONField()  # as business.sealing writes it
    sealed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "sha256"], name="plan_sealed_once_as_it_is")]

    def __str__(self) -> str:
        return f"{self.plan}, {self.sha256[:12]}"


class Signature(models.Model):
    """That an organisation approved a sealed plan: who signed for it, and on which day. Never changed."""

    sealed = models.ForeignKey(SealedPlan, models.PROTECT, related_name="signatures")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="Which organisation approved it?"
    )
    signed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="Who signed for it?")
    signed_on = models.DateField("On which day?")
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name="By which decision?"
    )
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sealed", "organisation"], name="organisation_signs_once")]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.signed_on:%-d %B %Y}"


class ApprovalRoute(models.Model):
    """The way of an approval to the day by which it must be in."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="approval_routes")
    title = models.CharField("What is to be approved?", max_length=200)
    submit_by = models.DateField("By when must it be in?")
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.title


class RouteStep(models.Model):
    """One step of the way. Where its `body` only meets on some days, it can be on those alone."""

    route = models.ForeignKey(ApprovalRoute, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField("What happens?", max_length=200)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="At a meeting of which body?"
    )
    on = models.DateField("On which day is it planned?", null=True, blank=True)
    needs_papers = models.BooleanField("Its report is out 5 clear working days before", default=False)
    may_be_called_in = models.BooleanField("It can be called in", default=False)
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.name
