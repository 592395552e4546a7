"""Terms that a person puts into the area's glossary, or words better; others come from papers."""

from sendwell.apps.evidence.models import GlossaryTerm
from sendwell.apps.evidence.permissions import may_review
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person


@command
def add_term(*, acronym: str, expansion: str, meaning: str, by: Person) -> GlossaryTerm:
    """Put a term into the glossary. Raises PermissionDenied, or Refused where the glossary has it already."""
    require(may_review(by))
    return _keep(GlossaryTerm(area=by.area), acronym, expansion, meaning)


@command
def change_term(
    *, term: GlossaryTerm, acronym: str, expansion: str, meaning: str, by: Person, seen: Seen | None = None
) -> GlossaryTerm:
    """Change a term; packs already issued keep what they said. Raises PermissionDenied or Refused."""
    require(may_review(by) and term.area_id == by.area_id)
    return _keep(hold(term, seen), acronym, expansion, meaning)


def _keep(term: GlossaryTerm, acronym: str, expansion: str, meaning: str) -> GlossaryTerm:
    others = GlossaryTerm.objects.filter(area_id=term.area_id, acronym__iexact=acronym).exclude(pk=term.pk)
    if other := others.first():
        raise Refused(f"{other.acronym} is in the glossary already, as “{other.expansion}”. Change that one.")
    term.acronym, term.expansion, term.meaning = acronym, expansion, meaning
    term.save()
    return term
