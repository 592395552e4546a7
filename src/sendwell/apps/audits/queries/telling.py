"""What the audits say of a measure of the catalogue, told with what the caseload says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sendwell.apps.audits.models import PlanAudit
from sendwell.apps.audits.queries.together import FEWEST, GOOD
from sendwell.apps.casework.pathway.tables import OWN
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Level, Observation, PeriodKind
from sendwell.domain.measures.periods import Period, period_of

GOOD_PLANS = "plan_quality_good"


def good_plans(area: Area, today: date) -> Iterator[Observation]:
    """Of the plans audited in each quarter that is over, how many are good. One query.

    Quarters with few plans are left out; a plan audited again counts once, by its first audit.
    """
    rows = PlanAudit.objects.filter(area=area, again_of=None, graded_on__lt=today).exclude(grade="")
    plans: Counter[Period] = Counter()
    good: Counter[Period] = Counter()
    for on, grade in rows.values_list("graded_on", "grade"):
        when = period_of(PeriodKind.QUARTER, on or today)
        plans[when] += 1
        good[when] += grade in GOOD
    for when, number in sorted(plans.items()):
        if when.ends < today and number >= FEWEST:
            yield Observation(
                GOOD_PLANS, when.code, when.kind, Level.AUTHORITY, OWN, "all", 100 * good[when] / number,
                numerator=good[when], denominator=number,
            )  # fmt: skip
