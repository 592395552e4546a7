"""The figures of one measure as they may leave: whatever the counts came from, small ones are hidden at this door."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sendwell.domain.measures import Level, Measure, Observation, Symbol, Unit
from sendwell.domain.returns.open_data.leaving.counts import counts_of
from sendwell.domain.returns.open_data.leaving.earlier import Earlier, held_back_with_schools, key_of
from sendwell.domain.returns.open_data.leaving.schools import APART, hidden_schools
from sendwell.domain.returns.open_data.leaving.tables import hidden_cells
from sendwell.domain.statistics.suppression.shares import FEWEST_OF
from sendwell.domain.statistics.suppression.table import THRESHOLD


class Hidden(StrEnum):
    """Why a figure is hidden."""

    SMALL = "a small number of children"
    BESIDE = "it would give a small number away"
    BEFORE = "subtracting it from what was published before would give a small number away"
    FEW = "a share or rate of fewer than ten children"
    UNKNOWN = "nobody can tell of how many children it is"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A figure as it leaves: hidden ones have neither value nor counts, and the sign c; `hidden` says why. `inside` is
    the figure as the house holds it.
    """

    figure: Observation
    hidden: Hidden | None
    inside: Observation


Reasons = dict[Observation, Hidden]


def safe_to_leave(
    own: Iterable[Observation],
    official: Iterable[Observation],
    measure: Measure,
    before: Sequence[Earlier] = (),
) -> list[Leaving]:
    """Every figure of one measure of an area as it may leave, by period, place and group.

    `own` are its own figures, `official` those that the department published of it; both are hidden by the same rule,
    but only an own one is hidden for want of a denominator. Give all figures of the measure whatever is to leave: what
    is hidden must not depend on what is chosen, or two choices could be subtracted. `before` is what was held when
    each earlier edition with the measure left, the oldest first. Signs stay what they mean.
    """
    published = list(official)
    figures = [*published, *own]
    reasons = _few(figures, measure) | _unknown(figures[len(published) :], measure)
    for each, earlier in _tables(figures, before):
        reasons |= _of_one_table(each, earlier, measure)
    reasons |= _of_schools(figures, measure)
    for each, earlier in _tables(figures, before):
        back = held_back_with_schools(each, {figure for figure in each if figure in reasons}, earlier)
        reasons = dict.fromkeys(back, Hidden.BEFORE) | reasons
    return [_leaving(figure, reasons.get(figure)) for figure in sorted(figures, key=_order)]


def _of_one_table(figures: Sequence[Observation], before: Sequence[Earlier], measure: Measure) -> Reasons:
    others = [figure for figure in figures if figure.level is not Level.SCHOOL]
    earlier = [[one for one in edition if one.figure.level is not Level.SCHOOL] for edition in before]
    found = hidden_cells(others, measure, earlier)
    numbers = {Hidden.BEFORE: found.before, Hidden.BESIDE: found.beside, Hidden.SMALL: found.small}
    return {others[number]: why for why, which in numbers.items() for number in which}


def _tables(
    figures: Sequence[Observation], before: Sequence[Earlier]
) -> Iterator[tuple[list[Observation], list[Earlier]]]:
    """Each period by itself where all are of one kind; all together where months beside years could be subtracted. With
    each what was held of it before.
    """
    told = [one.figure for edition in before for one in edition]
    if len({figure.period_kind for figure in (*figures, *told)}) > 1:
        yield list(figures), list(before)
        return
    for when in dict.fromkeys(figure.period for figure in figures):
        now = [figure for figure in figures if figure.period == when]
        yield now, [[one for one in edition if one.figure.period == when] for edition in before]


def _few(figures: Iterable[Observation], measure: Measure) -> Reasons:
    shares = (figure for figure in figures if figure.value is not None and measure.unit is not Unit.COUNT)
    return {each: Hidden.FEW for each in shares if each.denominator is not None and each.denominator < FEWEST_OF}


def _unknown(own: Iterable[Observation], measure: Measure) -> Reasons:
    if measure.unit in (Unit.COUNT, Unit.POUNDS):
        return {}
    return {each: Hidden.UNKNOWN for each in own if each.value is not None and each.denominator is None}


def _of_schools(figures: Sequence[Observation], measure: Measure) -> Reasons:
    """Schools hidden whole. Localities are hidden where there are schools: between the two one could subtract."""
    schools = [figure for figure in figures if figure.level is Level.SCHOOL]
    others = [figure for figure in figures if figure.level is not Level.SCHOOL]
    if not schools:
        return {}
    periods: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    for figure in schools:
        periods[figure.period_kind, figure.period].append(figure)
    several = len({kind for kind, _ in periods}) > 1
    found = {when: _schools_of(rows, measure) for when, rows in periods.items()}
    always = frozenset[str]().union(*(codes for codes, _ in found.values())) if several else frozenset[str]()
    reasons: Reasons = {}
    for when, (codes, with_area) in found.items():
        hidden = (each for each in periods[when] if each.value is not None and each.place in codes | always)
        reasons |= {each: _why(each, measure) for each in hidden}
        beside = (each for each in others if (each.period_kind, each.period) == when and each.value is not None)
        reasons |= {each: Hidden.BESIDE for each in beside if with_area or each.level is Level.LOCALITY}
    return reasons


def _schools_of(rows: Sequence[Observation], measure: Measure) -> tuple[frozenset[str], bool]:
    groups = [*dict.fromkeys(row.group for row in rows if row.group not in APART), *APART]
    found = [hidden_schools([row for row in rows if row.group in (*APART, group)], measure, group) for group in groups]
    secret = frozenset(row.place for row in rows if row.symbol in (Symbol.SUPPRESSED, Symbol.LOW))
    bare = frozenset(row.place for row in rows if row.value is not None and not _two_counts(row))
    return frozenset[str]().union(secret, bare, *(one.schools for one in found)), any(one.with_area for one in found)


def _two_counts(row: Observation) -> bool:
    return row.numerator is not None and row.denominator is not None


def _why(figure: Observation, measure: Measure) -> Hidden:
    small = any(not isinstance(cell, Symbol) and 0 < cell < THRESHOLD for cell in counts_of(figure, measure).values())
    return Hidden.SMALL if small else Hidden.BESIDE


def _leaving(figure: Observation, why: Hidden | None) -> Leaving:
    if why is None or figure.value is None:
        return Leaving(figure, None, figure)
    bare = replace(figure, value=None, numerator=None, denominator=None, symbol=Symbol.SUPPRESSED)
    return Leaving(bare, why, figure)


def _order(figure: Observation) -> tuple[object, ...]:
    kind, when, level, place, group = key_of(figure)
    return kind, when, list(Level).index(Level(level)), place, group
