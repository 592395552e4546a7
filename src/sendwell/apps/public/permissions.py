"""Who writes and publishes the public site."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds


def may_edit_site(person: Person) -> bool:
    """The programme manager alone decides what goes out, and in which words."""
    return holds(person, Role.PROGRAMME_MANAGER)
