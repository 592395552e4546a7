"""Which numbers of an area would not pass the door for data: whoever shows numbers to everybody asks here."""

from typing import TypeAlias

from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.leaving import figures_to_leave, measures_with_numbers
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.apps.publishing.giving.before import left_before
from sendwell.domain.measures import Level

KEPT = 16  # areas, in each process
FigureKey: TypeAlias = tuple[str, str, str, str]  # measure, kind of period, period, group


@kept(KEPT)
def hidden_at_the_door(area: Area) -> frozenset[FigureKey]:
    """The figures of the whole area that data sets would hide today, beside all that left before. Shared by all who ask
    until something changes.
    """
    home = home_of(area)
    away = figures_to_leave(home, measures_with_numbers(home).values(), (Level.AUTHORITY,), left_before(area))
    figures = (one.figure for each in away for one in each.leaving if one.hidden)
    return frozenset((one.measure, one.period_kind, one.period, one.group) for one in figures)
