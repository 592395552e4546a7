"""Who reads the numbers, who loads and defines them, and who says what should move."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area

may_read_outcomes = may_view_area
"""Everyone with a role reads the numbers. Those of schools are suppressed for all alike."""


def may_load(person: Person) -> bool:
    """The analyst loads files, defines measures, and decides what to make of doubtful figures."""
    return holds(person, Role.ANALYST)


def may_aim(person: Person) -> bool:
    """The analyst and the programme manager set targets, name what an action should move, and mark charts."""
    return holds(person, Role.ANALYST, Role.PROGRAMME_MANAGER)


def may_comment(person: Person) -> bool:
    """Whoever works in the partnership answers for a measure that worsens."""
    return holds(person, Role.ANALYST, Role.PROGRAMME_MANAGER, Role.ACTION_OWNER, Role.CASE_MANAGER)
