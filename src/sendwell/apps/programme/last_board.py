"""What a board was told last, so that pages can say what has changed since.

Packs stand on a floor above the programme: whoever issues them says here what they told, as papers say where what was
read in them goes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sendwell.apps.governance.queries import meetings_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Plan, Update
from sendwell.apps.programme.queries.plan_at import end_of


@dataclass(frozen=True, slots=True)
class LastBoard:
    """A meeting, when what it was told was true, and the ratings it was told by the key of the action as text."""

    body: str
    met_on: date
    told_at: datetime
    ratings: Mapping[str, str]
    by_pack: bool


Teller = Callable[[Area, date], LastBoard | None]
_tellers: list[Teller] = []


def register_teller(teller: Teller) -> None:
    """Let `teller` say what the last board that met by a day was told. Called when an app is ready."""
    _tellers.append(teller)


def last_board(plan: Plan, today: date) -> LastBoard | None:
    """What the last pack told; without packs, how the plan stood when any body last met. None before any meeting."""
    area = plan.programme.area
    told = next((found for teller in _tellers if (found := teller(area, today))), None)
    return told or _as_met(plan, today)


def _as_met(plan: Plan, today: date) -> LastBoard | None:
    meeting = meetings_of(plan.programme.area).filter(held_on__lte=today).first()
    if meeting is None:
        return None
    until = end_of(meeting.held_on)
    updates = Update.objects.filter(action__priority__plan=plan, at__lt=until).order_by("at", "pk")
    ratings = {str(action): rating for action, rating in updates.values_list("action_id", "rating")}
    return LastBoard(str(meeting.body), meeting.held_on, until, ratings, by_pack=False)
