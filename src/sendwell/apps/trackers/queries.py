"""What the pages of trackers ask."""

from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.models import Action, Plan, Update
from sendwell.apps.trackers.models import TrackedAction, TrackerLoad, TrackerMapping
from sendwell.domain.tracker import Shape, plain_shape

KEPT = 8  # plans, in each process


@dataclass(frozen=True, slots=True)
class PlanRows:
    """Every action of a plan with all that a tracker may say of it."""

    actions: tuple[Action, ...]
    latest: dict[int, Update]  # by action
    tracked: dict[int, TrackedAction]  # by action


def loads_of(area: Area) -> QuerySet[TrackerLoad]:
    """The trackers that an area brought in, the latest first."""
    return TrackerLoad.objects.filter(area=area).select_related("plan__programme__area", "given_by").order_by("-pk")


def plan_rows(plan: Plan) -> PlanRows:
    """The actions of a plan in order, in a constant number of queries."""
    waited_for = Prefetch("depends_on", Action.objects.select_related("priority"))
    rows = Action.objects.filter(priority__plan=plan).order_by("priority__number", "number")
    actions = tuple(rows.prefetch_related("priority", "owner", "lead", "partners", "milestones", waited_for))
    newest = Update.objects.filter(action=OuterRef("pk")).order_by("-at", "-pk").values("pk")[:1]
    chosen = Action.objects.filter(priority__plan=plan).annotate(newest=Subquery(newest)).values("newest")
    latest = Update.objects.filter(pk__in=chosen).prefetch_related("evidence")
    tracked = TrackedAction.objects.filter(action__priority__plan=plan)
    return PlanRows(actions, {one.action_id: one for one in latest}, {one.action_id: one for one in tracked})


def rows_to_show(plan: Plan) -> PlanRows:
    """As `plan_rows`, shared by all who look until something changes: nobody may change what is in them."""
    return _rows_to_show(plan.programme.area, plan.pk)


@kept(KEPT)
def _rows_to_show(area: Area, key: int) -> PlanRows:
    return plan_rows(Plan.objects.get(pk=key))


def remembered_shape(area: Area) -> Shape:
    """The shape of the tracker that the area used last, or a plain one."""
    used = TrackerMapping.objects.filter(area=area).order_by("-used_at").first()
    return Shape.from_data(used.shape) if used else plain_shape()


def own_ref(action: Action) -> str:
    """The reference of an action that no tracker gave one: told apart from the numbers that trackers use."""
    return f"S{action.priority.number}.{action.number}"
