"""Finding the acronyms of a paper, each where it is explained or, failing that, first used."""

import re

from sendwell.domain.reading.acronyms.explanations import Explanation, explanations
from sendwell.domain.reading.acronyms.terms import singular, terms_used
from sendwell.domain.reading.model import Acronym
from sendwell.domain.reading.sources import SourceText

_PLAN = re.compile(r"\s+plans?$", re.I)


def find_acronyms(source: SourceText) -> tuple[Acronym, ...]:
    """Every acronym the paper uses, in the order of first use, with its expansion as first given.

    Terms are in the singular. `expansion` is None where the paper never explains the acronym.
    """
    running = source.running
    explained: dict[str, Explanation] = {}
    for explanation in explanations(running.text):
        explained.setdefault(_key(explanation.term), explanation)
    found: list[tuple[int, int, str, str | None]] = [
        (e.start, e.end, e.term, source.fold(e.expansion)) for e in explained.values()
    ]
    known = set(explained) | {part for key in explained for part in re.split(r"[\s&]", key)}
    found += [(start, end, term, None) for term, start, end in terms_used(running) if _key(term) not in known]
    return tuple(
        Acronym(term, expansion, source.cite_spans(running.spans(start, end)))
        for start, end, term, expansion in sorted(found, key=lambda item: item[:2])
    )


def _key(term: str) -> str:
    return _PLAN.sub("", singular(term)).casefold()
