"""What acronyms stand for: the area's own glossary first, then the words of the field."""

from sendwell.apps.evidence.queries import glossary_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.paper.glossary import Known
from sendwell.domain.glossary import all_terms


def known_acronyms(area: Area) -> dict[str, tuple[str, str]]:
    """Each acronym with what it stands for and means. Where the area says otherwise than the field, the area is right.

    A letter alone is left out: in a sentence it is nearly always something else, such as an initial. Papers that write
    "WSOA" mean "WSoA".
    """
    field = {term.acronym: (term.term, term.meaning) for term in all_terms() if len(term.acronym) > 1}
    own = {term.acronym: (term.expansion, term.meaning) for term in glossary_of(area)}
    return _in_capitals(field) | field | _in_capitals(own) | own


def _in_capitals(known: Known) -> dict[str, tuple[str, str]]:
    return {acronym.upper(): explained for acronym, explained in known.items()}
