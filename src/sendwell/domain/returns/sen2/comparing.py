"""A corrected file against the one before: which problems are mended, which are new, which are still there.

Between the two, only marks are kept: a keyed hash of a record's identity and the rule, which says nothing of the child.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sendwell.domain.returns.sen2.checking import Asked, Checked, all_checks
from sendwell.domain.returns.sen2.lenses import ALIASES, reached

_IDENTITIES = (
    "p.upn",
    "upper(p.surname) || '|' || upper(p.forename) || '|' || coalesce(p.personbirthdate::VARCHAR, '')",
)
_BYTES = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """One problem, known again by any of its hashes: by place (where keys last) and by the identities of the person."""

    rule: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """How many problems are mended, still there and new, by rule and together."""

    mended: Counter[str]
    still: Counter[str]
    new: Counter[str]

    def __str__(self) -> str:
        return f"{self.mended.total():,} mended, {self.new.total():,} new, {self.still.total():,} still there"


def marks_of(checked: Checked, secret: bytes) -> list[Mark]:
    """A mark for each problem. The same secret must be used for the files that are compared."""
    found = {row[0] for row in checked.opened.rows("SELECT DISTINCT check_number FROM problem")}
    return [mark for asked in all_checks() if asked.number in found for mark in _marks(checked, asked, secret)]


def compare(before: Sequence[Mark], after: Sequence[Mark]) -> Compared:
    """Match the problems of two checks; each matches at most one other."""
    waiting: dict[tuple[str, str], list[int]] = {}
    for place, mark in enumerate(before):
        for one in mark.hashes:
            waiting.setdefault((mark.rule, one), []).append(place)
    taken: set[int] = set()
    still, new = Counter[str](), Counter[str]()
    for mark in after:
        match = next((p for one in mark.hashes for p in waiting.get((mark.rule, one), ()) if p not in taken), None)
        if match is None:
            new[mark.rule] += 1
        else:
            taken.add(match)
            still[mark.rule] += 1
    mended = Counter(mark.rule for place, mark in enumerate(before) if place not in taken)
    return Compared(mended, still, new)


def _marks(checked: Checked, asked: Asked, secret: bytes) -> Iterable[Mark]:
    check = asked.check
    what = f"{check.module}|{'|'.join(check.items)}"
    if check.module == "sen2" or check.is_of_the_whole:
        return [Mark(asked.rule.id, (mark_hash(secret, asked.rule.id, what),))]
    records = f"SELECT record FROM problem WHERE check_number = {asked.number}"
    rows = checked.opened.rows(
        f"SELECT DISTINCT ON (z.record) {ALIASES[check.module]}.key::VARCHAR, {', '.join(_IDENTITIES)} "
        f"FROM {reached(check.module, records)} ORDER BY z.record"
    )
    times: Counter[str] = Counter()
    marks = []
    for key, *identities in rows:
        by_person = []
        for who in filter(None, identities):
            times[who] += 1
            by_person.append(mark_hash(secret, asked.rule.id, what, who, str(times[who])))
        by_place = [] if checked.opened.is_xml else [mark_hash(secret, asked.rule.id, what, "key", key or "")]
        marks.append(Mark(asked.rule.id, tuple(by_place + by_person)))
    return marks


def mark_hash(secret: bytes, *parts: str) -> str:
    """The keyed hash of what tells a problem from others."""
    return hashlib.blake2b("\x1f".join(parts).encode(), key=secret, digest_size=_BYTES).hexdigest()
