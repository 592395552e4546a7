"""Who sees what is private of a meeting, and who puts actions into the plan from there."""

from sendwell.apps.governance.models import Body
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.permissions import may_run_programme

__all__ = ["may_put_into_plan", "may_see_private"]

may_put_into_plan = may_run_programme
"""Only whoever runs the programme adds an action to the plan; others put it on somebody’s list."""


def may_see_private(person: Person, body: Body) -> bool:
    """Whoever runs meetings, chairs the body, or has sat on it sees its private items whole."""
    if may_run_meetings(person) or body.chair_id == person.pk:
        return True
    return any(seat.person_id == person.pk for seat in body.memberships.all())
