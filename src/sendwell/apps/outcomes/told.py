"""What papers tell of the numbers of an area, read at once: the number of queries does not grow with the measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sendwell.apps.outcomes.moving import AimState, aims_of, states_of_aims
from sendwell.apps.outcomes.queries.exceptions import Exceptional, exceptions_of
from sendwell.apps.outcomes.queries.scorecard import Row, Scorecard, scorecard_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Action, Priority
from sendwell.domain.measures import Measure


@dataclass(frozen=True)
class Told:
    """The scorecard, what worsens while nobody acts, and what actions and priorities should move."""

    card: Scorecard
    exceptions: list[Exceptional]
    aims: list[AimState]

    @property
    def rows(self) -> list[Row]:
        """The measures that have a number."""
        return self.card.rows


def told(area: Area, actions: Sequence[Action], priorities: Sequence[Priority], today: date) -> Told | None:
    """What papers tell of an area on `today`, of these actions and priorities; None where it has no authority yet."""
    card = scorecard_of(area)
    if card is None:
        return None
    states = states_of_aims(area, aims_of(area, actions, priorities), today)
    return Told(card, exceptions_of(area), states)


def shown(measure: Measure, row: Row) -> str:
    """The latest number of a measure with its period: "71.2% in October 2026"."""
    latest = row.judged.latest
    return f"{measure.shown(latest.value)} in {latest.period.words}" if latest and latest.value is not None else "none"
