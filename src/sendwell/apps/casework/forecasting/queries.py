"""The caseload as the forecast takes it, and what it foretells."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from django.db.models import Count, F, Max, Min, Q

from sendwell.apps.casework.models import OPEN_STAGES, Case, Stage
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.domain.forecasting import (
    FEWEST,
    Fitted,
    Forecast,
    Office,
    Played,
    Requests,
    Tested,
    back_test,
    fitted,
    forecast,
    what_if,
)

ENDS = ("refused_to_assess", "refused_to_issue", "final_plan_sent", "request_withdrawn", "moved_away")
YEAR = timedelta(days=365)
ADVICE_IS_IN = timedelta(weeks=16)  # of what was agreed later, advice that takes long would be missed


@dataclass(frozen=True)
class Foretold:
    """The forecast of this quarter, and how the same would have served in earlier ones. None where it can't be made."""

    forecast: Forecast | None
    tests: list[Tested]

    @property
    def within(self) -> int:
        """How often what came lay in the interval."""
        return sum(test.is_within for test in self.tests)

    @property
    def error(self) -> float:
        """How many percentage points it was off on average; ask only where it was tested."""
        return sum(test.error for test in self.tests) / len(self.tests)

    @property
    def error_before(self) -> float | None:
        """How many points off it would have been to say “as last quarter”, over the same quarters."""
        known = [abs(test.actual - test.before) for test in self.tests if test.before is not None]
        return sum(known) / len(known) if known and len(known) == len(self.tests) else None


@dataclass(frozen=True)
class Answer:
    """The quarters as they would run now and as changed, and how the play agrees with the past year."""

    quarters: tuple[Played, ...]
    fitted: Fitted | None


def requests_of(area: Area) -> Requests:
    """The requests of an area of which it is known when they came and how far they are. One query.

    Left out are those that were withdrawn on a day that no extract tells, and open ones that left the extract.
    """
    lost = Q(gone_in__isnull=False, stage__in=OPEN_STAGES)
    cases = Case.objects.filter(area=area).exclude(lost)
    found = cases.annotate(
        received=Min("events__on", filter=Q(events__kind="request_received")),
        agreed=Min("events__on", filter=Q(events__kind="agreed_to_assess")),
        ended=Min("events__on", filter=Q(events__kind__in=ENDS)),
        issued=Min("events__on", filter=Q(events__kind="final_plan_sent")),
    ).filter(received__isnull=False)
    rows = found.order_by("pk").values_list("received", "agreed", "ended", "issued", "stage")
    return Requests.of(
        (received, agreed or issued, ended, issued is not None and issued == ended)
        for received, agreed, ended, issued, stage in rows
        if ended or stage in (Stage.UNDECIDED, Stage.ASSESSING)
    )


@kept(16)
def foretold(area: Area, today: date) -> Foretold:
    """What this quarter will bring if nothing changes. One query."""
    requests = requests_of(area)
    return Foretold(forecast(requests, today), back_test(requests, today))


@kept(16)
def played(area: Area, today: date, now: Office, changed: Office) -> Answer:
    """How the office would run now and as changed, and how the play agrees with the past year. One query."""
    requests = requests_of(area)
    return Answer(tuple(what_if(requests, today, now, changed)), fitted(requests, today, now))


def advice_weeks(area: Area, today: date) -> float | None:
    """How many weeks advice took on average, from the agreement to the last piece, of what was agreed in a year.

    None where the extract tells it of too few. One query.
    """
    days = {"agreed": "agreed_to_assess", "last": "advice_received"}
    found = (
        Case.objects.filter(area=area)
        .annotate(
            agreed=Min("events__on", filter=Q(events__kind=days["agreed"])),
            last=Max("events__on", filter=Q(events__kind=days["last"])),
            asked=Count("events", filter=Q(events__kind="advice_requested")),
            came=Count("events", filter=Q(events__kind=days["last"])),
        )
        .filter(agreed__gt=today - YEAR - ADVICE_IS_IN, agreed__lte=today - ADVICE_IS_IN, came__gte=F("asked"))
        .values_list("agreed", "last")
    )
    took = [(last - agreed).days / 7 for agreed, last in found if last and last >= agreed]
    return round(fmean(took), 1) if len(took) >= FEWEST else None
