"""Rows of one area, with what is always shown beside them. Every other area's rows are out of reach."""

from django.db.models import Prefetch, QuerySet

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Action, Evidence, Finding, KeyDate, Milestone, Plan, Priority, StageReached


def plan_rows(area: Area) -> QuerySet[Plan]:
    """The plans of an area, of the newest programme first, the plan that its inspection called for before others."""
    found = Plan.objects.filter(programme__area=area).select_related("programme__area", "programme__inspection__report")
    found = found.prefetch_related(Prefetch("stages_reached", StageReached.objects.select_related("by")))
    return found.order_by("-programme__started_on", "-programme_id", "pk")


def priorities_of(area: Area) -> QuerySet[Priority]:
    """The priorities of an area's plans, by number."""
    found = Priority.objects.filter(plan__programme__area=area)
    related = ("plan__programme__area", "plan__programme__inspection__report", "accountable")
    return found.select_related(*related).order_by("plan_id", "number")


def actions_of(area: Area) -> QuerySet[Action]:
    """The actions of an area's plans, by number, each with its priority, owner and lead organisation."""
    found = Action.objects.filter(priority__plan__programme__area=area)
    related = ("priority__plan__programme__area", "priority__accountable", "owner__organisation", "lead")
    return found.select_related(*related).order_by("priority__plan_id", "priority__number", "number")


def findings_of(area: Area) -> QuerySet[Finding]:
    """The findings of an area's inspections, in reading order, each with its words and paper."""
    found = Finding.objects.filter(inspection__area=area)
    found = found.select_related("inspection", "statement__document__area")
    # What a reader found besides the words is long, and no page shows it with a finding.
    found = found.defer("statement__details", "statement__document__facts")
    return found.order_by("statement__document_id", "statement__position")


def milestones_of(area: Area) -> QuerySet[Milestone]:
    """The milestones of an area's actions, the soonest first."""
    found = Milestone.objects.filter(action__priority__plan__programme__area=area)
    return found.select_related("action__priority__plan__programme").order_by("due_on", "pk")


def evidence_of(area: Area) -> QuerySet[Evidence]:
    """The evidence of an area's updates."""
    found = Evidence.objects.filter(update__action__priority__plan__programme__area=area)
    return found.select_related("update__by")


def key_dates_of(area: Area) -> QuerySet[KeyDate]:
    """The key dates of an area, the soonest first, each with the words that say so where a paper does."""
    return KeyDate.objects.filter(area=area).select_related("statement__document__area").order_by("on", "pk")
