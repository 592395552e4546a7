"""The criteria by which a panel decides: those of the law and the Code, or an area's own wording of them."""

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from itertools import count

from sendwell.apps.casework.panels.models import CriteriaEdition
from sendwell.apps.partnership.models import Area

SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a panel asks of a request, and where it comes from."""

    key: str
    words: str
    source: str


@cache
def usual_criteria() -> tuple[Criterion, ...]:
    """The criteria that stand until an area words its own."""
    text = (files("sendwell.apps.casework.panels") / "criteria.toml").read_text(encoding="utf-8")
    return tuple(Criterion(**row) for row in tomllib.loads(text)["criterion"])


def edition_of(area: Area) -> CriteriaEdition | None:
    """The edition in force; None where the usual criteria stand. One query."""
    return CriteriaEdition.objects.filter(area=area).select_related("by").order_by("-number").first()


def criteria_in(edition: CriteriaEdition | None) -> tuple[Criterion, ...]:
    """The criteria of an edition."""
    return tuple(Criterion(**row) for row in edition.criteria) if edition else usual_criteria()


def as_lines(criteria: tuple[Criterion, ...]) -> str:
    """The criteria as they are edited: one on a line, with its source after a bar."""
    return "\n".join(f"{one.words}{SEPARATOR}{one.source}" for one in criteria)


def from_lines(lines: str, before: tuple[Criterion, ...]) -> list[dict[str, str]]:
    """What was edited, as it is kept; a criterion whose words stay keeps its key.

    >>> from_lines("It may be needed. | Our policy", ())
    [{'key': 'c1', 'words': 'It may be needed.', 'source': 'Our policy'}]
    """
    known = {one.words: one.key for one in before}
    taken = set(known.values())
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        words, _, source = (part.strip() for part in line.partition(SEPARATOR.strip()))
        key = known.get(words) or next(f"c{at}" for at in count(1) if f"c{at}" not in taken)
        taken.add(key)
        found.append(asdict(Criterion(key, words, source)))
    return found
