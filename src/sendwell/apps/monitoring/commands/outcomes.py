"""Published tables of inspection outcomes come in."""

from collections.abc import Sequence

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.monitoring.models import PublishedOutcome
from sendwell.apps.monitoring.permissions import may_load_outcomes
from sendwell.apps.partnership.models import Person
from sendwell.domain.frameworks.outcome_tables import AreaOutcome

AT_ONCE = 500


@command
def load_outcomes(*, outcomes: Sequence[AreaOutcome], table: str, by: Person) -> int:
    """Keep what a published table tells of how areas stood; gives how much of it was new.

    Raises PermissionDenied, or Refused for a table that tells nothing.
    """
    require(may_load_outcomes(by))
    if not outcomes:
        raise Refused("The table tells of no inspection.", field="file")
    before = PublishedOutcome.objects.count()
    rows = [PublishedOutcome(authority=one.authority, on=one.on, outcome=one.outcome, table=table) for one in outcomes]
    PublishedOutcome.objects.bulk_create(rows, AT_ONCE, ignore_conflicts=True)
    return PublishedOutcome.objects.count() - before
