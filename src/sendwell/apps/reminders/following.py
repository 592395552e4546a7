"""What people follow: what is theirs, until they say otherwise, and whatever else they choose."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sendwell.apps.governance.models import Body, Membership
from sendwell.apps.outcomes.models import MeasureOwner
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.reminders.models import Follow, Followed

KEPT = 32  # areas, in each process
CHOSEN = "you follow it"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be followed, by its kind and its key."""

    kind: str
    key: str


Following = dict[Thing, str]
"""What somebody follows, and why: "you own it"."""


@kept(KEPT)
def followed_in(area: Area, today: date) -> dict[int, Following]:
    """What each person of an area follows, by the key of the person. Six queries, however much there is. Shared by all
    who ask until something changes."""
    found: dict[int, Following] = defaultdict(dict)
    for person, thing, why in _by_default(area, today):
        found[person].setdefault(thing, why)
    for said in Follow.objects.filter(person__area=area):
        thing = Thing(said.kind, said.key)
        if said.follows:
            found[said.person_id].setdefault(thing, CHOSEN)
        else:
            found[said.person_id].pop(thing, None)
    return found


def followed_by(person: Person, today: date) -> Following:
    """What one person follows."""
    return followed_in(person.area, today).get(person.pk, {})


def _by_default(area: Area, today: date) -> Iterator[tuple[int, Thing, str]]:
    owned = Action.objects.filter(priority__plan__programme__area=area, owner__isnull=False)
    for key, owner in owned.values_list("pk", "owner_id"):
        yield owner, Thing(Followed.ACTION, str(key)), "you own it"
    answered = Priority.objects.filter(plan__programme__area=area, accountable__isnull=False)
    for key, accountable in answered.values_list("pk", "accountable_id"):
        yield accountable, Thing(Followed.PRIORITY, str(key)), "you answer for it"
    for key, chair in Body.objects.filter(area=area, chair__isnull=False).values_list("pk", "chair_id"):
        yield chair, Thing(Followed.BODY, str(key)), "you chair it"
    seats = Membership.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), body__area=area, starts_on__lte=today)
    for body, person in seats.values_list("body_id", "person_id"):
        yield person, Thing(Followed.BODY, str(body)), "you sit on it"
    for measure, person in MeasureOwner.objects.filter(area=area).values_list("measure", "person_id"):
        yield person, Thing(Followed.MEASURE, measure), "you answer for it"
