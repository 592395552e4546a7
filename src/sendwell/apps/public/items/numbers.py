"""The numbers of an area as families may see them: small ones hidden at the door, with what would give them away."""

from collections.abc import Iterator, Set
from dataclasses import replace

from sendwell.apps.outcomes.models import Target
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.scorecard import Row, scorecard
from sendwell.apps.outcomes.queries.series import Point
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.standing import day
from sendwell.apps.publishing.giving.door import FigureKey, hidden_at_the_door
from sendwell.domain.measures import Chance, Measure
from sendwell.domain.measures.measure import Unit
from sendwell.domain.measures.observation import Symbol
from sendwell.domain.statistics import PointType
from sendwell.domain.statistics.suppression import THRESHOLD, Cell, Key, suppress, suppress_share

HIDDEN = "hidden: too few children"
CHANCE = {
    PointType.COMMON_CAUSE: "There is no sign yet that things have changed",
    PointType.IMPROVEMENT: "Better, and more than chance explains",
    PointType.CONCERN: "Worse, and more than chance explains",
    PointType.NEUTRAL_HIGH: "Higher than chance explains; neither way is better",
    PointType.NEUTRAL_LOW: "Lower than chance explains; neither way is better",
    None: "There are too few numbers to tell a change from chance",
}
PARTS = [{"yes": "all", "no": "all"}]


def items_of_numbers(area: Area) -> Iterator[Item]:
    """Every measure that the area has a number for, of the children whom it shows first."""
    home = home_of(area)
    if not home.authority:
        return
    hidden = hidden_at_the_door(area)
    for row in scorecard(replace(home, region="", compared_with=())).rows:  # beside England alone
        yield _number(row, hidden)


def _number(row: Row, held_back: Set[FigureKey]) -> Item:
    measure, judged = row.measure, row.judged
    series = judged.series

    def told(point: Point) -> str:
        key = (measure.key, series.kind, point.period.code, series.group)
        return HIDDEN if key in held_back else shown(measure, point)

    points = tuple((point.period.words, told(point)) for point in series.points)
    latest = judged.latest
    value = told(latest) if latest else HIDDEN
    when = latest.period.words if latest else ""
    hidden = value == HIDDEN
    return Item(
        key=f"number-{measure.key}",
        kind=Kind.NUMBER,
        texts={"name": measure.name, "plain": HIDDEN if hidden else f"{value} in {when}. {CHANCE[judged.variation]}."},
        on=latest.ends_on.isoformat() if latest else "",
        state="" if hidden else str(judged.variation or ""),
        facts=(("What is counted", measure.definition), *_beside(row, value, when), ("Source", measure.source)),
        points=points,
    )


def _beside(row: Row, value: str, when: str) -> Iterator[tuple[str, str]]:
    yield "Latest", f"{value} in {when}"
    target: Target | None = row.judged.target
    if target:
        yield "What we aim for", f"{row.measure.shown(target.value)} by {day(target.due_on)}"
    if value != HIDDEN and (england := next((one for one in row.against if one.name == "England"), None)):
        yield "England", england.value


def shown(measure: Measure, point: Point) -> str:
    """The value of a point as it may go out; HIDDEN where it counts fewer than five children, or all but so few."""
    if point.value is None:
        return HIDDEN if point.symbol in (Symbol.SUPPRESSED, Symbol.LOW) else "not known"
    return HIDDEN if is_small(measure, point) else measure.shown(point.value)


def is_small(measure: Measure, point: Point) -> bool:
    """True where the number, or what it is of, could tell one child.

    A share hides too where all but a few are counted: whoever is left out would be as few.
    """
    if point.denominator is not None and _few(point.denominator):
        return True
    count = point.value if measure.unit is Unit.COUNT else point.numerator
    if count is None or (measure.chance is Chance.NONE and measure.unit is not Unit.COUNT):
        return False
    return _hides(count, point.denominator if measure.chance is Chance.PROPORTION else None)


def _few(denominator: float) -> bool:
    return isinstance(suppress_share(1.0, denominator, denominator), Symbol)


def _hides(count: float, of: float | None) -> bool:
    """Whether a count may not be shown, by the rules of suppression: alone, or beside what it is a part of."""
    count = max(0.0, count)
    if min(count, of - count if of and of > count else count) >= THRESHOLD:
        return False
    if of is None or of < count:
        alone: dict[Key, Cell] = {("yes",): count}
        return ("yes",) in suppress(alone, PARTS).primary
    cells: dict[Key, Cell] = {("yes",): count, ("no",): of - count, ("all",): of}
    return isinstance(suppress(cells, PARTS).shown[("yes",)], Symbol)
