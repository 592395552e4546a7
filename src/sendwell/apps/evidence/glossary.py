"""The area's glossary: where accepted acronyms go."""

from sendwell.apps.evidence.models import GlossaryTerm, Statement
from sendwell.apps.partnership.models import Person


def receive(statement: Statement, by: Person) -> GlossaryTerm:
    """Put an accepted acronym into the glossary; where it is there already, what it stands for is changed."""
    acronym, expansion = statement.details["acronym"], statement.details["expansion"]
    term = GlossaryTerm.objects.filter(area_id=by.area_id, acronym__iexact=acronym).first()
    if term is None:
        term = GlossaryTerm(area_id=by.area_id, acronym=acronym)
    elif term.expansion.casefold() == expansion.casefold():
        return term
    term.expansion, term.meaning, term.statement = expansion[:200], statement.details.get("meaning", ""), statement
    term.save()
    return term


def withdraw(statement: Statement, by: Person) -> None:
    """Take out of the glossary what came from this statement."""
    for term in GlossaryTerm.objects.filter(area_id=by.area_id, statement=statement):
        term.delete()
