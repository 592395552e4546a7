"""What changed on the things that people follow. Each app above adds its own, so that none is known here."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse

from sendwell.apps.governance.models import Decision, Meeting
from sendwell.apps.governance.queries import decisions_of
from sendwell.apps.outcomes.measures import measures_of, slug_of
from sendwell.apps.outcomes.models import Observation
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.queries.lately import Lately, each_change
from sendwell.apps.reminders.following import Thing
from sendwell.apps.reminders.models import Followed
from sendwell.domain.assurance import rating_name


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: in words, when, by whom, where it shows, and the things that somebody follows for it."""

    about: tuple[Thing, ...]
    at: datetime
    who: str
    words: str
    url: str


Source = Callable[[Area, datetime, frozenset[Thing]], Iterable[Change]]
"""What changed in an area since a moment, as far as it is about things that somebody follows."""

_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source of changes. Called when an app is ready."""
    _sources.append(source)


def changes_in(area: Area, since: datetime, followed: frozenset[Thing]) -> list[Change]:
    """Everything that changed since a moment on what somebody follows, the oldest first."""
    sources = (_plan, _meetings, _decisions, _numbers, *_sources)
    found = [change for source in sources for change in source(area, since, followed)]
    return sorted((one for one in found if followed.intersection(one.about)), key=lambda change: change.at)


def _plan(area: Area, since: datetime, followed: frozenset[Thing]) -> Iterator[Change]:
    told = each_change(area, since)
    keys = {one.action_id for one in told if one.action_id}
    under = dict(Action.objects.filter(pk__in=keys).values_list("pk", "priority_id"))
    for one in told:
        if one.action_id in under:
            about = (Thing(Followed.ACTION, str(one.action_id)), Thing(Followed.PRIORITY, str(under[one.action_id])))
            yield Change(about, one.when, one.who, _said(one), reverse("action", args=[area.slug, one.action_id]))
        elif one.priority_id:
            url = reverse("priority", args=[area.slug, one.priority_id])
            yield Change((Thing(Followed.PRIORITY, str(one.priority_id)),), one.when, one.who, _said(one), url)


def _said(one: Lately) -> str:
    if one.rating:
        return f"{one.who} updated “{one.what}”: delivery is {rating_name(one.rating).lower()}."
    return f"{one.who} {one.did} {one.what}."


def _meetings(area: Area, since: datetime, followed: frozenset[Thing]) -> Iterator[Change]:
    rows = Meeting.history.filter(history_date__gt=since, body__area=area)
    whole: dict[int, list[Any]] = defaultdict(list)
    for row in (
        Meeting.history.filter(id__in=rows.values("id"))
        .select_related("body", "history_user")
        .order_by("history_date", "history_id")
    ):
        whole[row.id].append(row)
    for told in whole.values():
        for before, after in pairwise([None, *told]):
            if after.history_date > since and (words := _meeting_words(before, after)):
                url = reverse("meeting", args=[area.slug, after.id])
                yield Change(_of_body(after.body_id), after.history_date, _by(after), words, url)


def _meeting_words(before: Any, after: Any) -> str:
    """What became of a meeting; nothing of what only concerns its papers, or lies behind us."""
    day = f"{after.held_on:%-d %B %Y}"
    if datetime.combine(after.held_on, time.max, after.history_date.tzinfo) < after.history_date:
        return ""
    if after.cancelled_on and not (before and before.cancelled_on):
        return f"{after.body} does not meet on {day}: {after.cancelled_because}"
    if before is None:
        return f"{after.body} meets on {day}."
    if before.held_on != after.held_on:
        return f"{after.body} meets on {day} instead of {before.held_on:%-d %B %Y}."
    return ""


def _decisions(area: Area, since: datetime, followed: frozenset[Thing]) -> Iterator[Change]:
    rows = Decision.history.filter(history_date__gt=since, history_type="+", area=area, body__isnull=False)
    there = set(decisions_of(area).filter(pk__in=rows.values("id")).values_list("pk", flat=True))
    for row in rows.select_related("body", "history_user"):
        if row.id in there:
            url = reverse("decision", args=[area.slug, row.id])
            yield Change(_of_body(row.body_id), row.history_date, _by(row), f"{row.body} decided: {row.wording}", url)


def _numbers(area: Area, since: datetime, followed: frozenset[Thing]) -> Iterator[Change]:
    keys = [thing.key for thing in followed if thing.kind == Followed.MEASURE]
    if not keys:
        return
    new = Observation.objects.filter(Q(area=area) | Q(area=None), measure__in=keys, load__loaded_at__gt=since)
    found = new.order_by().values_list("measure").annotate(Max("ends_on"), Max("load__loaded_at"))
    names = measures_of(area)
    for key, ends_on, at in found:
        if key in names:
            words = f"New numbers of {names[key].name}, up to {ends_on:%-d %B %Y}."
            yield Change(
                (Thing(Followed.MEASURE, key),), at, "", words, reverse("measure", args=[area.slug, slug_of(key)])
            )


def _of_body(key: int) -> tuple[Thing, ...]:
    return (Thing(Followed.BODY, str(key)),)


def _by(row: Any) -> str:
    return row.history_user.name if row.history_user else ""
