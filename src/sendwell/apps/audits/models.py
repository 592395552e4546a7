"""Audits of plans: by what criteria, which plans, what was judged, what is to be mended, and what became of it.

What tells of one child's plan has no history and goes when its case goes; what an area decided stays.
"""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from sendwell.apps.casework.models import Case
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action
from sendwell.domain.plan_quality import Criteria, GradingRule, default_rule, section_names
from sendwell.domain.plan_quality.criteria import criteria_in
from sendwell.domain.plan_quality.grading import rule_in

SECTIONS = tuple((key, f"{key}: {words}" if key != "whole" else words) for key, words in section_names().items())
LEVELS = tuple((level.key, level.words) for level in default_rule().levels)
RESULTS = ("achieved", "partly", "not_achieved", "changed")
GRADES = tuple((grade.key, grade.words) for grade in default_rule().grades)


class CriteriaVersion(models.Model):
    """The criteria and the grading rule of an area from a day on. Never changed: another version takes its place."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="criteria_versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    why = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "number"], name="criteria_numbered_once")]

    def __str__(self) -> str:
        return f"Version {self.number}"

    @property
    def criteria(self) -> Criteria:
        """The criteria, in the order of the sections."""
        return criteria_in(self.content["criteria"])

    @property
    def rule(self) -> GradingRule:
        """The rule by which judgements become a grade."""
        return rule_in(self.content["rule"])


class Method(models.TextChoices):
    """How plans are drawn."""

    RANDOM = "random", "Every plan equally likely"
    RISK = "risk", "Plans with more risk factors likelier"


class Strata(models.TextChoices):
    """The groups from each of which plans are drawn by its share."""

    NONE = "", "No groups"
    NEED = "need", "First need"
    SETTING = "setting", "Setting"


class Draw(models.Model):
    """One drawing of plans: by whom, how, from how many, and the mark of all that could be drawn."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="draws")
    method = models.CharField(max_length=8, choices=Method)
    strata = models.CharField(max_length=8, choices=Strata, blank=True)
    seed = models.CharField(max_length=40)
    size = models.PositiveSmallIntegerField()
    plans = models.PositiveIntegerField()  # that could be drawn
    frame = models.CharField(max_length=64)  # SHA-256 of their keys, weights and groups
    drawn_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Drawn on {self.drawn_at:%-d %B %Y}"


class DrawnPlan(models.Model):
    """A plan that was drawn, its turn, how likely it was beside others, and which risk factors held."""

    draw = models.ForeignKey(Draw, models.CASCADE, related_name="drawn")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    weight = models.FloatField()
    risks = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "case"], name="plan_drawn_once")]

    def __str__(self) -> str:
        return f"{self.place}: {self.case}"


class State(models.TextChoices):
    """How far an audit has come."""

    JUDGING = "judging", "Being audited"
    DIFFERING = "differing", "Waits for moderation"
    GRADED = "graded", "Graded: return it or close it"
    RETURNED = "returned", "Returned, not yet mended"
    MENDED = "mended", "Mended, waits for the re-audit"
    AGAIN = "again", "Being audited again"
    CLOSED = "closed", "Closed"


class PlanAudit(models.Model):
    """The audit of one plan: against which criteria, by whom, what it came to, and where its loop stands.

    `again_of` is the audit whose mending it looks at. A grade may be set by hand, with the reason.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="plan_audits")
    case = models.ForeignKey(Case, models.CASCADE, related_name="plan_audits")
    criteria = models.ForeignKey(CriteriaVersion, models.PROTECT, related_name="audits")
    drawn = models.ForeignKey(DrawnPlan, models.SET_NULL, null=True, blank=True, related_name="audits")
    again_of = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="re_audit")
    author = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    team = models.CharField(max_length=80, blank=True)
    need = models.CharField(max_length=80, blank=True)  # as it was when the audit began
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    started_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.JUDGING)
    graded_on = models.DateField(null=True, blank=True)
    computed = models.CharField(max_length=24, choices=GRADES, blank=True)
    grade = models.CharField(max_length=24, choices=GRADES, blank=True)
    overridden_because = models.TextField(blank=True)
    overridden_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    moderated_on = models.DateField(null=True, blank=True)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    present = models.TextField(blank=True)
    returned_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area", "state"], name="plan_audit_by_state")]
        constraints = [
            models.CheckConstraint(
                name="grade_set_by_hand_has_a_reason",
                condition=models.Q(overridden_by__isnull=True) | ~models.Q(overridden_because=""),
            )
        ]

    def __str__(self) -> str:
        return f"Audit of {self.case}"

    @property
    def all_in(self) -> bool:
        """True once every auditor has handed the sheet in. Uses the sheets fetched with the audit."""
        return all(sheet.handed_in_at for sheet in self.sheets.all())

    @property
    def is_double(self) -> bool:
        """True where two audit the plan, each without seeing what the other judges."""
        return len(self.sheets.all()) > 1

    def is_one_of_auditors(self, person: Person) -> bool:
        """True of whoever audits this plan."""
        return any(sheet.auditor_id == person.pk for sheet in self.sheets.all())


class Sheet(models.Model):
    """What one auditor writes of one plan; final once handed in."""

    audit = models.ForeignKey(PlanAudit, models.CASCADE, related_name="sheets")
    auditor = models.ForeignKey(Person, models.PROTECT, related_name="sheets")
    place = models.PositiveSmallIntegerField(default=1)
    family = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audit", "auditor"], name="auditor_audits_a_plan_once"),
            models.UniqueConstraint(fields=["audit", "place"], name="sheet_placed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.audit}, {self.auditor}"


class Judgement(models.Model):
    """One criterion judged on one sheet, with the reason."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="judgements")
    criterion = models.CharField(max_length=40)
    level = models.CharField(max_length=16, choices=LEVELS, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="criterion_judged_once")]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.level or 'not judged'}"


class Settlement(models.Model):
    """What a moderation meeting settled where two auditors differed, with the reason."""

    audit = models.ForeignKey(PlanAudit, models.CASCADE, related_name="settlements")
    criterion = models.CharField(max_length=40)
    level = models.CharField(max_length=16, choices=LEVELS)
    reason = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audit", "criterion"], name="difference_settled_once")]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.level}"


class Mend(models.Model):
    """Something in a plan to be mended: what, by whom and when; and what was done about it."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="mends")
    section = models.CharField("In which section?", max_length=6, choices=SECTIONS)
    what = models.TextField("What is to be mended?")
    who = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Who mends it?"
    )
    by_day = models.DateField("By when?")
    mended_on = models.DateField(null=True, blank=True)
    how = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.what[:80]

    @property
    def is_late(self) -> bool:
        """True while it is past its day and not mended."""
        return self.mended_on is None and self.by_day < timezone.localdate()


class Theme(models.Model):
    """What several audits have in common, and what becomes of it: a training, a request, an action in the plan."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="quality_themes")
    section = models.CharField("Which section is it about?", max_length=6, choices=SECTIONS)
    words = models.CharField("What do the audits have in common?", max_length=200)
    why = models.TextField("What do you see in them?", help_text="Name no child, and nothing by which one is known.")
    training = models.CharField("What training comes of it?", max_length=200, blank=True)
    training_for = models.CharField("For whom?", max_length=200, blank=True)
    training_on = models.DateField("When is it?", null=True, blank=True)
    training_held_on = models.DateField("When was it held?", null=True, blank=True)
    action = models.ForeignKey(Action, models.SET_NULL, null=True, blank=True, related_name="quality_themes",
                               verbose_name="Which action in the plan answers it?")  # fmt: skip
    follow_up = models.ForeignKey(FollowUp, models.SET_NULL, null=True, blank=True, related_name="quality_themes")
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    raised_on = models.DateField()
    history = HistoricalRecords()

    def __str__(self) -> str:
        return self.words


class Phase(models.TextChoices):
    """The stage of education that a child is in at a review."""

    EARLY = "early", "Early years"
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    POST_16 = "post_16", "Post-16"


class NeedArea(models.TextChoices):
    """The four broad areas of need. Source: SEND Code of Practice 6.28 to 6.35."""

    COMMUNICATION = "communication", "Communication and interaction"
    COGNITION = "cognition", "Cognition and learning"
    SEMH = "semh", "Social, emotional and mental health"
    PHYSICAL = "physical", "Sensory and physical"


class OutcomesReviewed(models.Model):
    """How many of a plan's outcomes in one area of need were achieved, partly, not, or changed at a review."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="outcomes_reviewed")
    reviewed_on = models.DateField()
    phase = models.CharField(max_length=10, choices=Phase)
    need = models.CharField(max_length=14, choices=NeedArea)
    achieved = models.PositiveSmallIntegerField(default=0)
    partly = models.PositiveSmallIntegerField(default=0)
    not_achieved = models.PositiveSmallIntegerField(default=0)
    changed = models.PositiveSmallIntegerField(default=0)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "reviewed_on", "need"], name="outcomes_reviewed_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.case}, {self.reviewed_on:%-d %B %Y}, {self.get_need_display()}"
