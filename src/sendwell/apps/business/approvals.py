"""Who has approved a plan as it is now, and how the way of an approval stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sendwell.apps.business.models import ApprovalRoute, RouteStep, SealedPlan, Signature
from sendwell.apps.business.sealing import content_of, mark_of_content, what_changed
from sendwell.apps.governance.models import Meeting
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area, Organisation, OrganisationKind
from sendwell.apps.programme.models import Plan
from sendwell.domain.clocks import limit_named
from sendwell.domain.planning import Route, Step, StepOnRoute, if_rewritten, plan_back

APPROVE = (OrganisationKind.COUNCIL, OrganisationKind.ICB)
"""The kinds of organisation that approve a plan, each for itself (Children Act 2004 (Joint Area Reviews) Regulations
2015, reg. 4: the authority and the health body are jointly responsible)."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Whether an organisation has approved the plan, and as it is now."""

    organisation: Organisation
    signature: Signature | None
    changed: list[str]  # since what it approved

    @property
    def stands(self) -> bool:
        """True if it approved the plan as it is now."""
        return self.signature is not None and not self.changed


@dataclass(frozen=True, slots=True)
class PlanApproval:
    """How the approval of a plan stands."""

    plan: Plan
    mark: str
    approvals: list[Approval]
    sealed: list[SealedPlan]
    latest: SealedPlan | None  # where the plan is still as it was put to them

    @property
    def words(self) -> str:
        """How it stands, in one sentence."""
        missing = [one.organisation.name for one in self.approvals if not one.stands]
        if not self.approvals:
            return "No council and no integrated care board is in the partnership yet."
        if not missing:
            return "Everyone has approved the plan as it is now."
        again = any(one.signature for one in self.approvals if not one.stands)
        who = " and ".join(missing)
        if again:
            return f"The plan has changed since it was approved. It needs the approval of {who} again."
        return f"The plan as it is now needs the approval of {who}."


def plan_approval(area: Area, plan: Plan) -> PlanApproval:
    """Who has approved a plan, which version, and what changed since."""
    content = content_of(plan)
    mark = mark_of_content(content)
    sealed = list(plan.sealed.select_related("sealed_by").order_by("-sealed_at", "-pk"))
    signed = Signature.objects.filter(sealed__plan=plan).select_related(
        "sealed", "organisation", "signed_by", "decision", "recorded_by"
    )
    latest: dict[int, Signature] = {}
    for signature in signed.order_by("signed_on", "pk"):
        known = latest.get(signature.organisation_id)
        if known is None or known.sealed.sha256 != mark:
            latest[signature.organisation_id] = signature
    organisations = Organisation.objects.filter(area=area, kind__in=APPROVE).order_by("kind", "name")
    approvals = []
    for organisation in organisations:
        own = latest.get(organisation.pk)
        changed = what_changed(own.sealed.content, content) if own and own.sealed.sha256 != mark else []
        approvals.append(Approval(organisation, own, changed))
    return PlanApproval(plan, mark, approvals, sealed, next((one for one in sealed if one.sha256 == mark), None))


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a way with what the page says of it."""

    row: RouteStep
    place: StepOnRoute
    spare: str
    papers_by: date | None
    over_on: date | None
    rewritten: str

    @property
    def fits(self) -> bool:
        return self.place.fits


@dataclass(frozen=True, slots=True)
class RoutePage:
    """The way of an approval with all that no longer fits."""

    route: ApprovalRoute
    way: Route | None
    lines: list[StepLine]

    @property
    def words(self) -> str:
        """Whether it fits, in one sentence."""
        if self.way is None:
            return "There is no step yet."
        if self.way.fits:
            return "Everything fits."
        wrong = [line.row.name for line in self.lines if not line.fits]
        if not self.way.can_still_be:
            ends = f"the first day on which it can be in is {self.way.ends_on:%-d %B %Y}" if self.way.ends_on else ""
            late = f", {counted(self.way.short_by, 'day')} late" if self.way.short_by else ""
            return f"It can’t be done in time any more: {ends or 'a body has no meeting in time'}{late}."
        return f"It no longer fits as planned: see {', '.join(wrong)}."


def route_page(route: ApprovalRoute, today: date) -> RoutePage:
    """How the way of an approval stands on `today`."""
    rows = list(route.steps.select_related("body").order_by("position", "pk"))
    if not rows:
        return RoutePage(route, None, [])
    days = _meeting_days(rows)
    steps = [_step(row, days) for row in rows]
    way = plan_back(steps, route.submit_by, today)
    lines = [
        _line(row, place, way, steps, number) for number, (row, place) in enumerate(zip(rows, way.steps, strict=True))
    ]
    return RoutePage(route, way, lines)


def _meeting_days(rows: Iterable[RouteStep]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    bodies = [row.body_id for row in rows if row.body_id]
    for body, day in Meeting.objects.filter(body__in=bodies, cancelled_on=None).values_list("body_id", "held_on"):
        found.setdefault(body, []).append(day)
    return found


def _step(row: RouteStep, days: dict[int, list[date]]) -> Step:
    return Step(
        name=row.name,
        on=row.on,
        papers=limit_named("agenda_papers") if row.needs_papers else None,
        then=limit_named("call_in") if row.may_be_called_in else None,
        days=tuple(sorted(days.get(row.body_id or 0, ()))),
    )


def _line(row: RouteStep, place: StepOnRoute, way: Route, steps: list[Step], number: int) -> StepLine:
    step = place.step
    on = step.on or place.earliest
    return StepLine(
        row=row,
        place=place,
        spare=_spare(place),
        papers_by=step.papers_by(on) if on else None,
        over_on=step.over_on(on) if on and step.then else None,
        rewritten=_rewritten(way, steps, number),
    )


def _spare(place: StepOnRoute) -> str:
    """Whether a step fits, by how many days it does not, and what would."""
    on, latest, earliest = place.step.on, place.latest, place.earliest
    if latest is None:
        return "There is no day for it in time. Add a meeting, or leave the body out."
    if place.late_by:
        return f"{counted(place.late_by, 'day')} too late. It fits on {latest:%-d %B %Y} or earlier."
    if place.soon_by and place.before:
        over = f"What comes before it takes until {place.before:%-d %B %Y}"
        return f"{counted(place.soon_by, 'day')} too soon. {over}, so it fits on a later day."
    if on:
        spare = (latest - on).days
        return f"It fits, with {counted(spare, 'day')} to spare." if spare else "It fits, with no day to spare."
    if earliest is None or earliest > latest:
        return f"Not planned. It would have had to be by {latest:%-d %B %Y}."
    return f"Not planned. It can be from {earliest:%-d %B %Y} to {latest:%-d %B %Y}."


def _rewritten(way: Route, steps: list[Step], number: int) -> str:
    days = if_rewritten(steps, number)
    if len(days) < len(steps) - number or not days:
        return ""
    late = max(0, (days[-1] - way.deadline).days)
    ends = f"it would be in on {days[-1]:%-d %B %Y}" + (f", {counted(late, 'day')} late" if late else ", still in time")
    return (
        f"If “{steps[number - 1].name}” makes you write the report anew, this can be on {days[0]:%-d %B %Y} at the "
        f"earliest, and {ends}."
    )
