"""Measures that worsen while no action is open, of which nothing is said yet: whom to ask today, and why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from sendwell.apps.outcomes.models import HomeAuthority
from sendwell.apps.outcomes.queries.exceptions import Exceptional, exceptions_of
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.reminders.models import CommentLine, State
from sendwell.domain.measures import Measure
from sendwell.domain.rhythm import is_asked_again


@dataclass(frozen=True, slots=True)
class CommentAsked:
    """A measure that worsens and is not explained, and why its owner hears of it, in words."""

    measure: Measure
    why: str


def comments_asked(area: Area, again: int, today: date) -> dict[int, list[CommentAsked]]:
    """What is to be explained, by the key of whoever answers for the measure; asked from the day after its period.

    A measure that nobody answers for is not asked about: the list of exceptions says so.
    """
    if not HomeAuthority.objects.filter(area=area).exists():
        return {}
    silent = [one for one in exceptions_of(area) if one.comment is None and one.owner]
    told = _told(area, [one.measure.key for one in silent])
    found: dict[int, list[CommentAsked]] = defaultdict(list)
    for one in silent:
        latest, owner = one.judged.latest, _owner(one)
        if latest and owner and is_asked_again(latest.ends_on, told.get((one.measure.key, owner.pk)), again, today):
            found[owner.pk].append(CommentAsked(one.measure, _why(one)))
    return dict(found)


def _told(area: Area, keys: list[str]) -> dict[tuple[str, int], date]:
    """The last day on which each person was asked about each measure."""
    rows = CommentLine.objects.filter(message__person__area=area, measure__in=keys)
    heard = rows.exclude(message__state=State.FAILED).order_by()
    days = heard.values_list("measure", "message__person").annotate(Max("message__day"))
    return {(measure, person): day for measure, person, day in days}


def _owner(one: Exceptional) -> Person | None:
    return one.owner.person if one.owner and not one.owner.person.left_on else None


def _why(one: Exceptional) -> str:
    return f"“{one.measure.name}” worsens, and no open action should move it: {one.judged.sentence}"
