"""Everything of an area that could be public on a day, and what of it editors and the rules of the door let out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.queries import current_plan, plan_at
from sendwell.apps.public.items.choosing import Choices, choices_of, chosen
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.meetings import items_of_meetings, made_from, private_titles
from sendwell.apps.public.items.naming import Names, names_of
from sendwell.apps.public.items.numbers import items_of_numbers
from sendwell.apps.public.items.others import items_of_data, items_of_dates, items_of_you_said
from sendwell.apps.public.items.plan import items_of_plan
from sendwell.apps.public.items.watching import items_of_recommendations, items_of_visits


@dataclass(frozen=True)
class Gathered:
    """All items in the officers' words, those that are shown in the words of the public, and what was chosen."""

    items: list[Item]
    shown: list[Item]
    choices: Choices
    names: Names


def gather(area: Area, today: date) -> Gathered:
    """What could be public. The number of queries does not grow with the plan, the meetings or the numbers."""
    items = everything(area, today)
    choices, names = choices_of(area), names_of(area)
    shown = [names.out_of_item(item) for item in chosen(items, choices)]
    return Gathered(items, _with_sheets(shown, area, names), choices, names)


def everything(area: Area, today: date, kind: Kind | None = None) -> list[Item]:
    """Every item in the officers' words, or those read together with a kind. What belongs to another comes after it."""
    found: list[Item] = []
    for kinds, read in READ.items():
        if kind is None or kind in kinds:
            found += read(area, today)
    return found


def _of_plan(area: Area, today: date) -> Iterator[Item]:
    plan = current_plan(area)
    if plan:
        state = plan_at(plan, today)
        yield from items_of_plan(state)
        yield from items_of_dates(area, state)


READ: dict[tuple[Kind, ...], Callable[[Area, date], Iterable[Item]]] = {
    (Kind.FINDING, Kind.PRIORITY, Kind.PROMISE, Kind.CHANGE, Kind.DATE): _of_plan,
    (Kind.NUMBER,): lambda area, today: items_of_numbers(area),
    (Kind.BODY, Kind.MEETING, Kind.PAPER, Kind.FILE, Kind.DECISION): items_of_meetings,
    (Kind.RECOMMENDATION,): items_of_recommendations,
    (Kind.VISIT,): items_of_visits,
    (Kind.DATA,): lambda area, today: items_of_data(area),
    (Kind.SAID,): lambda area, today: items_of_you_said(area),
}
"""Which kinds are read together, and how."""


def _with_sheets(items: list[Item], area: Area, names: Names) -> list[Item]:
    private = private_titles(area)
    meeting = {item.key: int(item.key.removeprefix("meeting-")) for item in items if item.kind is Kind.MEETING}
    return [
        replace(item, sheet=made_from(item, names.mark, private.get(meeting.get(item.of, 0), [])))
        if item.kind is Kind.PAPER
        else item
        for item in items
    ]
