"""Who works on returns: they hold every child's record."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds


def may_check_returns(person: Person) -> bool:
    """The case manager and the analyst, and nobody else: not the administrator, not the programme manager."""
    return holds(person, Role.CASE_MANAGER, Role.ANALYST)
