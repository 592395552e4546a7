"""What changed lately in the programme, told from history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.models import Action, Milestone, Priority, StageReached, Update
from sendwell.domain.frameworks import plan_kind

MOST = 8
KEPT = 64  # areas, in each process
EVER = datetime.min.replace(tzinfo=UTC)
MOST_SINCE = 60  # of what is told since a day; a programme that does more between two boards is told so
NAMED_AT_ONCE = 3  # things changed together by one person; more are counted
STILL_ADDING = timedelta(minutes=1)
VERBS = {"+": "added", "~": "changed", "-": "removed"}


@dataclass(frozen=True, slots=True)
class Lately:
    """One thing that somebody did. `priority_id` or `action_id` says where it shows."""

    when: datetime
    who: str
    did: str
    what: str
    noun: str
    thing: int
    action_id: int | None = None
    priority_id: int | None = None
    rating: str = ""


@kept(KEPT)
def changed_lately(area: Area, since: datetime | None = None) -> list[Lately]:
    """What was done last, newest first: all of it `since` a moment, or the last few things.

    The same person's changes to one thing within a minute are told once, and so are those to more than three things.
    Shared by all who ask until more is done.
    """
    most = MOST_SINCE if since else MOST
    moments = groupby(each_change(area, since), key=_moment)
    return [told for _, changes in moments for told in _together(list(changes))][:most]


def each_change(area: Area, since: datetime | None = None) -> list[Lately]:
    """As `changed_lately`, each change for itself."""
    parts = (_priorities, _actions, _milestones, _stages, _updates)
    found = [change for part in parts for change in part(area, since or EVER)]
    found.sort(key=lambda change: change.when, reverse=True)
    return [change for change in found if not _part_of_adding(change, found)]


def _part_of_adding(change: Lately, others: list[Lately]) -> bool:
    """True for a change by which somebody was still adding the thing."""
    return change.did == "changed" and any(
        other.did == "added"
        and (other.noun, other.thing, other.who) == (change.noun, change.thing, change.who)
        and change.when - other.when < STILL_ADDING
        for other in others
    )


def _moment(change: Lately) -> tuple[str, str, str, datetime]:
    return (change.who, change.did, change.noun, change.when.replace(second=0, microsecond=0))


def _together(changes: list[Lately]) -> list[Lately]:
    first, things = changes[0], dict[int, Lately]()
    for change in changes:
        things.setdefault(change.thing, change)
    if len(things) <= NAMED_AT_ONCE:
        return list(things.values())
    plural = "priorities" if first.noun == "priority" else f"{first.noun}s"
    return [Lately(first.when, first.who, first.did, f"{len(things)} {plural}", first.noun, first.thing)]


def _rows(model: Any, since: datetime, **here: Any) -> Any:
    # More than are shown: several rows may be one change.
    found = model.history.filter(history_date__gte=since, **here)
    return found.select_related("history_user").order_by("-history_date", "-history_id")[:120]


def _who(row: Any) -> str:
    return row.history_user.name if row.history_user else "Sendwell"


def _told(row: Any, noun: str, what: str, **where: Any) -> Lately:
    verb = VERBS[row.history_type]
    shown = {} if verb == "removed" else where
    return Lately(row.history_date, _who(row), verb, f"the {noun} “{what}”", noun, row.id, **shown)


def _priorities(area: Area, since: datetime) -> Iterator[Lately]:
    for row in _rows(Priority, since, plan__programme__area=area):
        yield _told(row, "priority", row.title, priority_id=row.id)


def _actions(area: Area, since: datetime) -> Iterator[Lately]:
    for row in _rows(Action, since, priority__plan__programme__area=area):
        yield _told(row, "action", row.title, action_id=row.id)


def _milestones(area: Area, since: datetime) -> Iterator[Lately]:
    for row in _rows(Milestone, since, action__priority__plan__programme__area=area):
        yield _told(row, "milestone", row.wording, action_id=row.action_id)


def _stages(area: Area, since: datetime) -> Iterator[Lately]:
    for row in _rows(StageReached, since, plan__programme__area=area).select_related("plan"):
        yield _told(row, "stage", plan_kind(row.plan.kind).stage(row.stage).name)


def _updates(area: Area, since: datetime) -> Iterator[Lately]:
    rows = Update.objects.filter(action__priority__plan__programme__area=area, at__gte=since)
    for row in rows.select_related("action", "by").order_by("-at")[:MOST_SINCE]:
        what = str(row.action)
        yield Lately(row.at, row.by.name, "updated", what, "update", row.pk, row.action_id, rating=row.rating)
