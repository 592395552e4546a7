"""Everything that a written plan says, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from sendwell.apps.governance.models import Body, Meeting, Membership
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.partnership.models import Area, Organisation
from sendwell.apps.partnership.queries import organisations_of
from sendwell.apps.programme.models import Action, Finding, Plan, StageReached
from sendwell.apps.programme.queries import findings_of, plan_at
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.models import PlanPart
from sendwell.apps.publishing.pack.glossary import known_acronyms
from sendwell.apps.publishing.paper.glossary import Known
from sendwell.apps.risks.models import Risk
from sendwell.apps.risks.queries import risks_on_thread
from sendwell.domain.frameworks import Framework, framework_named


@dataclass(frozen=True)
class PlanMaterial:
    """What is known of a plan on `today`. `words` are what the area wrote itself, by the title of the part."""

    area: Area
    plan: Plan
    whole: WholePlan
    today: date
    bodies: tuple[Body, ...]
    findings: tuple[Finding, ...]
    reached: tuple[StageReached, ...]
    organisations: tuple[Organisation, ...]
    register: tuple[Risk, ...]  # the open risks, the highest first
    words: Mapping[str, str]
    known: Known

    @property
    def state(self) -> PlanState:
        """The plan as it stands."""
        return self.whole.state

    @cached_property
    def framework(self) -> Framework:
        """By which the inspection was made."""
        return framework_named(self.plan.programme.inspection.framework)

    @cached_property
    def to_answer(self) -> tuple[Finding, ...]:
        """What inspectors want changed: every finding but what they found effective."""
        return tuple(finding for finding in self.findings if finding.kind != "strength")


def gather_plan(plan: Plan, today: date) -> PlanMaterial:
    """Read all that a written plan says, in a number of queries that does not grow with it. Fetch it by `plans_of`."""
    area = plan.programme.area
    state = plan_at(plan, today)
    actions = [found.action for found in state.actions]
    prefetch_related_objects(actions, "partners", Prefetch("findings", findings_of(area)))
    answers = (
        Action.objects.filter(priority__plan=plan).select_related("priority").order_by("priority__number", "number")
    )
    of_report = findings_of(area).filter(inspection=plan.programme.inspection)
    answered = of_report.prefetch_related("priorities", Prefetch("actions", answers, to_attr="answering"))
    return PlanMaterial(
        area=area,
        plan=plan,
        whole=WholePlan(state),
        today=today,
        bodies=tuple(_bodies(area)),
        findings=tuple(answered),
        reached=tuple(sorted(plan.stages_reached.all(), key=lambda reached: (reached.on, reached.pk))),
        organisations=tuple(organisations_of(area)),
        register=tuple(risks_on_thread(area)),
        words=dict(PlanPart.objects.filter(plan=plan).exclude(words="").values_list("title", "words")),
        known=known_acronyms(area),
    )


def _bodies(area: Area) -> QuerySet[Body]:
    seats = Membership.objects.select_related("person", "organisation").order_by("pk")
    meetings = Meeting.objects.filter(cancelled_on=None).order_by("held_on")
    found = bodies_of(area).select_related("chair__organisation", "parent")
    return found.prefetch_related(Prefetch("memberships", seats), Prefetch("meetings", meetings), "reports_to")
