"""Who issues packs, and who reads them."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area

may_read_packs = may_view_area
"""Everyone with a role reads the packs that were issued."""


def may_issue_packs(person: Person) -> bool:
    """The programme manager alone sees drafts, and issues them."""
    return holds(person, Role.PROGRAMME_MANAGER)


def may_publish_data(person: Person) -> bool:
    """The analyst and the programme manager give data to the public, and withdraw them."""
    return holds(person, Role.ANALYST, Role.PROGRAMME_MANAGER)
