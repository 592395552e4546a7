"""Approving a plan, what a decision does to actions, and the way of an approval."""

from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.business.models import ApprovalRoute, Effect, RouteStep, SealedPlan, Signature
from sendwell.apps.business.sealing import content_of, mark_of_content
from sendwell.apps.governance.models import Body, Decision
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Organisation, OrganisationKind, Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.apps.programme.commands.plans import record_stage
from sendwell.apps.programme.models import Action, Plan
from sendwell.apps.programme.permissions import may_run_programme
from sendwell.domain.frameworks import plan_kind

STAGES = {OrganisationKind.COUNCIL: "approved_by_council", OrganisationKind.ICB: "approved_by_icb"}
USUAL = (  # what council papers of 2018 show: name, report out before, can be called in
    ("Stakeholder meeting", False, False),
    ("Scrutiny", True, False),
    ("Delegated decision", True, True),
    ("Submission", False, False),
)


class StepFields(TypedDict):
    """What a person says of a step on the way of an approval."""

    name: str
    body: Body | None
    on: date | None
    needs_papers: bool
    may_be_called_in: bool


@command
def seal_plan(*, plan: Plan, by: Person) -> SealedPlan:
    """Keep a plan as it is now, for those who approve it. The same content is kept once. Raises PermissionDenied."""
    require(may_run_programme(by) and plan.programme.area_id == by.area_id)
    content = content_of(plan)
    sealed, _ = SealedPlan.objects.get_or_create(
        plan=plan, sha256=mark_of_content(content), defaults={"content": content, "sealed_by": by}
    )
    return sealed


@command
def sign(
    *,
    sealed: SealedPlan,
    organisation: Organisation,
    signed_by: Person,
    signed_on: date,
    decision: Decision | None,
    today: date,
    by: Person,
) -> Signature:
    """Record that an organisation approved a plan as it was put to it; the stage of the plan is reached with it.

    Raises PermissionDenied or Refused.
    """
    area = sealed.plan.programme.area_id
    require(may_run_programme(by) and area == by.area_id)
    refuse_another_area(by, organisation, signed_by)
    if decision and decision.area_id != area:
        raise Refused("Choose a decision of your own area.", field="decision")
    if signed_by.organisation_id != organisation.pk:
        raise Refused(f"{signed_by.name} is not of {organisation}. Choose who signed for it.", field="signed_by")
    if signed_on > today:
        raise Refused("It can’t be signed in the future. Enter the day on which it was signed.", field="signed_on")
    if Signature.objects.filter(sealed=sealed, organisation=organisation).exists():
        raise Refused(f"{organisation} has approved this version already.", field="organisation")
    _reach_stage(sealed.plan, organisation, signed_by, signed_on, by)
    return Signature.objects.create(
        sealed=sealed,
        organisation=organisation,
        signed_by=signed_by,
        signed_on=signed_on,
        decision=decision,
        recorded_by=by,
    )


@command
def add_effect(*, decision: Decision, action: Action, kind: str, by: Person) -> Effect:
    """Say that a decision starts, changes or stops an action. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and decision.area_id == by.area_id)
    if action.priority.plan.programme.area_id != by.area_id:
        raise Refused("Choose an action of your own area.", field="action")
    if decision.effects.filter(action=action).exists():
        raise Refused("What the decision does to this action is said already.", field="action")
    return Effect.objects.create(decision=decision, action=action, kind=kind)


@command
def remove_effect(*, effect: Effect, by: Person) -> None:
    """Take back what was said of a decision and an action. Raises PermissionDenied."""
    require(may_run_meetings(by) and effect.decision.area_id == by.area_id)
    effect.delete()


@command
def add_route(*, title: str, submit_by: date, by: Person) -> ApprovalRoute:
    """Plan the way of an approval, with the steps that it usually has. Raises PermissionDenied."""
    require(may_run_meetings(by))
    route = ApprovalRoute.objects.create(area=by.area, title=title, submit_by=submit_by)
    for position, (name, papers, call_in) in enumerate(USUAL, start=1):
        RouteStep.objects.create(
            route=route, position=position, name=name, needs_papers=papers, may_be_called_in=call_in
        )
    return route


@command
def change_route(
    *, route: ApprovalRoute, title: str, submit_by: date, by: Person, seen: Seen | None = None
) -> ApprovalRoute:
    """Change what is to be approved, or by when. Raises PermissionDenied or ChangedMeanwhile."""
    require(may_run_meetings(by) and route.area_id == by.area_id)
    found = hold(route, seen)
    found.title, found.submit_by = title, submit_by
    found.save()
    return found


@command
def add_step(*, route: ApprovalRoute, by: Person, **said: Unpack[StepFields]) -> RouteStep:
    """Add a step before the last. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and route.area_id == by.area_id)
    rows = list(route.steps.select_for_update().order_by("position", "pk"))
    step = _save_step(RouteStep(route=route, position=len(rows) or 1), said, by)
    if rows:
        rows[-1].position = len(rows) + 1
        rows[-1].save()
    return step


@command
def change_step(*, step: RouteStep, by: Person, seen: Seen | None = None, **said: Unpack[StepFields]) -> RouteStep:
    """Change a step, or the day on which it is planned. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and step.route.area_id == by.area_id)
    return _save_step(hold(step, seen), said, by)


@command
def remove_step(*, step: RouteStep, by: Person) -> None:
    """Take a step off the way. Raises PermissionDenied, or Refused for the last that is left."""
    require(may_run_meetings(by) and step.route.area_id == by.area_id)
    if step.route.steps.count() == 1:
        raise Refused("A way needs at least one step.")
    step.delete()


def _save_step(step: RouteStep, said: StepFields, by: Person) -> RouteStep:
    body = said["body"]
    if body and body.area_id != by.area_id:
        raise Refused("Choose a body of your own area.", field="body")
    for name, value in said.items():
        setattr(step, name, value)
    step.save()
    return step


def _reach_stage(plan: Plan, organisation: Organisation, signed_by: Person, on: date, by: Person) -> None:
    """The first approval of a plan by the council, or by the health body, is a stage of its life."""
    key = STAGES.get(OrganisationKind(organisation.kind), "")
    known = any(stage.key == key and stage.recorded for stage in plan_kind(plan.kind).stages)
    if known and not plan.stages_reached.filter(stage=key).exists():
        record_stage(plan=plan, stage=key, on=on, note=f"Signed by {signed_by.name}", by=by)
