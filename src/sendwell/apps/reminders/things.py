"""The things that can be followed, by their names and where they show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sendwell.apps.governance.models import Body
from sendwell.apps.outcomes.measures import key_of, measures_of, slug_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.reminders.following import Thing
from sendwell.apps.reminders.models import Followed

LARGEST_KEY = 18  # figures


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that can be followed: what it is called, where it shows, and where one says whether to follow it."""

    kind_words: str
    name: str
    url: str
    follow_url: str


def thing_at(area: Area, kind: str, key: str) -> Thing | None:
    """The thing at the end of an address; None for a kind that there is not, or for what is no key."""
    if kind == Followed.MEASURE:
        return Thing(kind, key_of(key))
    is_key = key.isdecimal() and len(key) <= LARGEST_KEY
    return Thing(kind, str(int(key))) if kind in Followed.values and is_key else None


def named(area: Area, thing: Thing) -> Named | None:
    """A thing of an area; None where there is none."""
    return named_all(area, [thing]).get(thing)


def named_all(area: Area, things: Iterable[Thing]) -> dict[Thing, Named]:
    """Those of some things that are still there: one query for each kind."""
    wanted = list(things)
    names: dict[Thing, str] = {}
    for row in actions_of(area).filter(pk__in=_keys(wanted, Followed.ACTION)):
        names[Thing(Followed.ACTION, str(row.pk))] = f"{row.priority.number}.{row.number} {row.title}"
    for priority in priorities_of(area).filter(pk__in=_keys(wanted, Followed.PRIORITY)):
        names[Thing(Followed.PRIORITY, str(priority.pk))] = f"{priority.number} {priority.title}"
    for body in Body.objects.filter(area=area, pk__in=_keys(wanted, Followed.BODY)):
        names[Thing(Followed.BODY, str(body.pk))] = body.name
    known = measures_of(area)
    for thing in wanted:
        if thing.kind == Followed.MEASURE and thing.key in known:
            names[thing] = known[thing.key].name
    return {thing: _named(area, thing, name) for thing, name in names.items()}


def _keys(things: Iterable[Thing], kind: str) -> list[str]:
    return [thing.key for thing in things if thing.kind == kind]


def _named(area: Area, thing: Thing, name: str) -> Named:
    key = slug_of(thing.key) if thing.kind == Followed.MEASURE else thing.key
    follow = reverse("follow", args=[area.slug, thing.kind, key])
    return Named(Followed(thing.kind).label, name, reverse(thing.kind, args=[area.slug, key]), follow)
