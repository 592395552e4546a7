"""The field's own terms: what each acronym stands for, and what it means in plain words."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("glossary.csv")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field. `acronym` is empty where it has none; `source` says where the meaning is from."""

    term: str
    acronym: str
    meaning: str
    source: str


@cache
def all_terms() -> tuple[Term, ...]:
    """Every term, in the order of the list."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(Term(**row) for row in csv.DictReader(lines))


@cache
def _by_acronym() -> dict[str, Term]:
    return {term.acronym.casefold(): term for term in all_terms() if term.acronym}


def term_for(acronym: str) -> Term | None:
    """What the field means by an acronym, whatever its case; a plural "s" is left aside. None if it is not listed.

    >>> term_for("EHCPs").term
    'Education, health and care plan'
    """
    known = _by_acronym()
    plain = acronym.strip().casefold()
    return known.get(plain) or known.get(plain.removesuffix("s"))
