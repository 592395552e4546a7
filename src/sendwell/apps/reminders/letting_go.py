"""What is deleted on every round, because it was to be kept only for a time."""

from datetime import datetime

from django.utils import timezone

from sendwell.apps.casework.extracts.commands import forget_old_extracts
from sendwell.apps.casework.keeping.commands import forget_closed_cases
from sendwell.apps.returns.commands import forget_old_returns


def let_go(now: datetime) -> None:
    """Delete returns, extracts and closed cases whose time is over. Twice on a day does no more than once."""
    today = timezone.localdate(now)
    forget_old_returns(today)
    forget_old_extracts(now)
    forget_closed_cases(today)
