"""Who changes meetings and answers what was asked."""

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area

may_read_meetings = may_view_area
"""Everyone with a role reads what was decided and asked, and what became of it."""


def may_run_meetings(person: Person) -> bool:
    """The programme manager and the clerk keep the bodies, their meetings, and who answers for what they asked."""
    return holds(person, Role.PROGRAMME_MANAGER, Role.CLERK)


def may_ask(person: Person) -> bool:
    """Whoever runs meetings, and the case manager, whose audits of plans show what somebody should do."""
    return may_run_meetings(person) or holds(person, Role.CASE_MANAGER)


def may_answer(person: Person, follow_up: FollowUp) -> bool:
    """Whoever runs meetings, and whoever was given the request to answer."""
    if follow_up.area_id != person.area_id:
        return False
    return may_run_meetings(person) or (follow_up.owner_id == person.pk and may_view_area(person))
