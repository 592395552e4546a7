"""The caseload as the forecast takes it, and what it foretells."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Min, Q

from sendwell.apps.casework.models import OPEN_STAGES, Case, CaseLoad, Stage
from sendwell.apps.partnership.models import Area
from sendwell.domain.forecasting import Forecast, Requests, Tested, back_test, forecast

ENDS = ("refused_to_assess", "refused_to_issue", "final_plan_sent", "request_withdrawn", "moved_away")
KEPT_FOR = 24 * 60 * 60  # seconds: what is foretold changes with the day and with each load


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


def foretold(area: Area, today: date) -> Foretold:
    """What this quarter will bring if nothing changes. Two queries; kept until the next load or the next day."""
    load = CaseLoad.objects.filter(area=area).order_by("-pk").values_list("pk", flat=True).first()
    key = f"casework.forecast.{area.pk}.{load}.{today.isoformat()}"
    found: Foretold | None = cache.get(key)
    if found is None:
        requests = requests_of(area)
        found = Foretold(forecast(requests, today), back_test(requests, today))
        cache.set(key, found, KEPT_FOR)
    return found
