"""Who sees cases. Nobody else does, not even as a number."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds


def may_open_cases(person: Person) -> bool:
    """The case manager loads the caseload, and opens lists of cases and each case."""
    return holds(person, Role.CASE_MANAGER)


def may_see_caseload(person: Person) -> bool:
    """The case manager and the analyst see how many cases stand where, and what is due."""
    return holds(person, Role.CASE_MANAGER, Role.ANALYST)
