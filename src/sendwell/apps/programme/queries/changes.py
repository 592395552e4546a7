"""What changed in a plan between two dates: ratings, dates and owners, each with old, new, who and why."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import OuterRef, Subquery

from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, Milestone, Plan, Rebasing, Update
from sendwell.apps.programme.queries.plan_at import end_of
from sendwell.domain.assurance import is_better, rating_name

STILL_ADDING = timedelta(minutes=1)  # within it, somebody was still writing the thing down


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of one action. `why` is empty where nobody was asked; `better` is None for what has no better."""

    when: datetime
    action: Action
    what: str
    old: str
    new: str
    who: str
    why: str = ""
    better: bool | None = None

    @property
    def label(self) -> str:
        """The number of the action in the plan."""
        return f"{self.action.priority.number}.{self.action.number}"


def changes_between(plan: Plan, first: date, last: date) -> list[Changed]:
    """Every change of ratings, dates, measures and owners from the start of `first` to the end of `last`, newest first.

    Seven queries, however many actions and changes.
    """
    since, until = end_of(first - timedelta(days=1)), end_of(last)
    actions = {found.pk: found for found in Action.objects.filter(priority__plan=plan).select_related("priority")}
    found = [*_ratings(actions, since, until), *_of_actions(actions, until), *_of_milestones(actions, until)]
    return sorted((one for one in found if one.when >= since), key=lambda one: one.when, reverse=True)


def _ratings(actions: dict[int, Action], since: datetime, until: datetime) -> Iterator[Changed]:
    rows = Update.objects.filter(action__in=actions, at__gte=since, at__lt=until)
    stood = _stood(actions, since)
    by_action = _by(rows.select_related("by", "reopened_by").order_by("at", "pk"), _action_of)
    for key, updates in by_action.items():
        for before, row in pairwise([stood.get(key), *updates]):
            yield from _rating(actions[row.action_id], before, row, "rating", "Delivery")
            yield from _rating(actions[row.action_id], before, row, "impact", "Impact")


def _stood(actions: dict[int, Action], since: datetime) -> dict[int, Update]:
    """The last update of each action before a moment."""
    before = Update.objects.filter(action=OuterRef("pk"), at__lt=since).order_by("-at", "-pk")
    latest = Action.objects.filter(pk__in=actions).values(last=Subquery(before.values("pk")[:1]))
    return {row.action_id: row for row in Update.objects.filter(pk__in=latest)}


def _action_of(row: Update) -> int:
    return row.action_id


def _rating(action: Action, before: Update | None, row: Update, name: str, what: str) -> Iterator[Changed]:
    old, new = getattr(before, name, ""), getattr(row, name)
    if old != new:
        why = f"Reopened by {row.reopened_by}: {row.happened}" if row.reopened_by else row.happened
        better = is_better(old, new) if old else None
        yield Changed(row.at, action, what, rating_name(old), rating_name(new), row.by.name, why, better)


def _of_actions(actions: dict[int, Action], until: datetime) -> Iterator[Changed]:
    whys = _whys(actions, until)
    records = list(_history(Action, until, id__in=actions))
    names = dict(Person.objects.filter(pk__in={row.owner_id for row in records}).values_list("pk", "name"))
    says: dict[str, tuple[str, Callable[[Any], str]]] = {
        "owner_id": ("Owner", lambda key: names.get(key, "")),
        "starts_on": ("Start", _day),
        "due_on": ("Due date", _day),
        "measure": ("Measure", str),
    }
    for old, new in _steps(records):
        for field, (what, words) in says.items():
            before, after = getattr(old, field), getattr(new, field)
            if before != after:
                why = whys.get((new.id, field, before, after), "")
                yield Changed(new.history_date, actions[new.id], what, words(before), words(after), _who(new), why)


def _whys(actions: dict[int, Action], until: datetime) -> dict[tuple[Any, ...], str]:
    found: dict[tuple[Any, ...], str] = {}
    for row in Rebasing.objects.filter(action__in=actions, at__lt=until).order_by("at"):
        found[row.action_id, "due_on", row.due_before, row.due_after] = row.why
        found[row.action_id, "measure", row.measure_before, row.measure_after] = row.why
    return found


def _of_milestones(actions: dict[int, Action], until: datetime) -> Iterator[Changed]:
    for old, new in _steps(_history(Milestone, until, action__in=actions)):
        action, who = actions[new.action_id], _who(new)
        if old.due_on != new.due_on:
            what = f"Milestone “{new.wording}”, due"
            yield Changed(new.history_date, action, what, _day(old.due_on), _day(new.due_on), who)
        if old.reached_on != new.reached_on:
            what = f"Milestone “{new.wording}”, reached"
            yield Changed(new.history_date, action, what, _day(old.reached_on), _day(new.reached_on), who)


def _history(model: Any, until: datetime, **which: Any) -> Any:
    found = model.history.filter(history_date__lt=until, **which).select_related("history_user")
    return found.order_by("history_date", "history_id")


def _steps(records: Any) -> Iterator[tuple[Any, Any]]:
    """Each record with the one after it of the same thing, but for those by which it was still being added."""
    for rows in _by(records, lambda row: row.id).values():
        for old, new in pairwise(rows):
            if new.history_date - rows[0].history_date >= STILL_ADDING:
                yield old, new


def _by(rows: Any, key: Callable[[Any], int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""


def _who(record: Any) -> str:
    return record.history_user.name if record.history_user else "Sendwell"
