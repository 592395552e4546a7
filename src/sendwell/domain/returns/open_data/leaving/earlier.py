"""What left the house before: whoever keeps an earlier edition can subtract it from the next."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from sendwell.domain.measures import Level, Observation


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as the house held it when an edition left: whether small numbers forbade to show it, and whether the
    edition showed it (one that nobody chose is neither).
    """

    figure: Observation
    hidden: bool
    shown: bool


Earlier: TypeAlias = Sequence[Told]  # all figures of a measure that were held when an edition left


def held_back_with_schools(
    now: Sequence[Observation], hidden: Set[Observation], before: Sequence[Earlier]
) -> list[Observation]:
    """The figures, of those that belong together in time, that must not leave because of schools of earlier editions.

    `hidden` are those hidden already. Once schools have left, no correction leaves, of them or of their area, and a
    school that was hidden stays so; where one that has left must be hidden now, nothing leaves. Where only their area
    has left, schools stay in the house as soon as anything was corrected. So no two editions can be subtracted.
    """
    schools = [figure for figure in now if _is_school(figure)]
    told = [each for edition in before for each in edition]
    shown = {key_of(each.figure): each.figure for each in told if each.shown}
    if not schools or not shown:
        return []
    left = {figure.place for figure in shown.values() if _is_school(figure)}
    gone = [figure for figure in hidden if key_of(figure) in shown or (_is_school(figure) and figure.place in left)]
    corrected = _corrected(now, before)
    if not left:
        return schools if corrected or gone or _one_is_missing(schools, told) else []
    if any(_is_school(figure) for figure in gone):
        return list(now)
    held = {each.figure.place for each in told if each.hidden and _is_school(each.figure)}
    return [figure for figure in now if figure in corrected or (_is_school(figure) and figure.place in held)]


def key_of(figure: Observation) -> tuple[str, ...]:
    """What a figure of one measure is of."""
    return figure.period_kind, figure.period, figure.level, figure.place, figure.group


def _is_school(figure: Observation) -> bool:
    return figure.level is Level.SCHOOL


def _corrected(now: Sequence[Observation], before: Sequence[Earlier]) -> set[Observation]:
    """The figures where an edition had another number; a school that had none beside others that had is one, too."""
    found: set[Observation] = set()
    for edition in before:
        held = {key_of(each.figure): each.figure for each in edition}
        with_schools = {each.period for each in held.values() if _is_school(each)}
        for figure in now:
            came_new = _is_school(figure) and figure.period in with_schools
            if held.get(key_of(figure), None if came_new else figure) != figure:
                found.add(figure)
    return found


def _one_is_missing(schools: Sequence[Observation], told: Earlier) -> bool:
    return bool({key_of(each.figure) for each in told if _is_school(each.figure)} - {key_of(each) for each in schools})
