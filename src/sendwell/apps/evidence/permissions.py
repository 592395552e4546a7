"""Who gives papers and confirms what was read in them."""

from sendwell.apps.evidence.models import Document
from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area

READS_PRIVATE = (Role.PROGRAMME_MANAGER, Role.CLERK, Role.BOARD_MEMBER)


def may_read_papers(person: Person) -> bool:
    """Everyone with a role reads the area's papers, its accepted statements and its glossary."""
    return may_view_area(person)


def may_close_papers(person: Person) -> bool:
    """The programme manager and the clerk say which papers are private, and why."""
    return holds(person, Role.PROGRAMME_MANAGER, Role.CLERK)


def may_read_private(person: Person) -> bool:
    """Whoever closes papers, and the members of boards whose private items they are for."""
    return holds(person, *READS_PRIVATE)


def may_review(person: Person) -> bool:
    """The programme manager gives papers and says what was read right: it becomes the programme they answer for."""
    return holds(person, Role.PROGRAMME_MANAGER)


def may_review_paper(person: Person, document: Document) -> bool:
    """As `may_review`, and only for papers of the person's own area."""
    return may_review(person) and document.area_id == person.area_id
