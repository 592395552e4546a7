"""Which rows of a table are what: an action, more of the action above, a priority's own row, or none of these."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sendwell.domain.tracker.fields import Field
from sendwell.domain.tracker.grid import Row
from sendwell.domain.tracker.header import Header
from sendwell.domain.tracker.refs import folded_ref

_NAMES_A_PRIORITY = re.compile(
    r"^(?:priority|area for|area of|theme|workstream|objective|outcome|pillar|strand|aim|section)\b"
    r"|^(?:\d+|[A-Z])[.):]\s",
    re.I,
)


class Part(Enum):
    """What a row is."""

    ACTION = "action"
    MORE = "more"  # of the action above: its cells are merged downwards, or it has only a further milestone
    PRIORITY = "priority"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Told:
    """A row and what it is; `words` is the priority that it names."""

    part: Part
    row: Row
    words: str = ""


def parts_of(rows: Sequence[Row], header: Header, columns: Mapping[Field, int]) -> Iterator[Told]:
    """What each of `rows` is; rows that only repeat the headings are left out."""
    previous: Row | None = None
    for at, row in enumerate(rows):
        if header.is_repeated_by(row):
            continue
        following = rows[at + 1] if at + 1 < len(rows) else None
        told = _told(row, previous, following, columns)
        if told.part in (Part.ACTION, Part.MORE):
            previous = row
        elif told.part is Part.PRIORITY:
            previous = None
        yield told


def _told(row: Row, previous: Row | None, following: Row | None, columns: Mapping[Field, int]) -> Told:
    words = row.words()
    if len(words) == 1:
        return _of_one_text(row, words[0], previous, columns)
    if _is_numbered_priority(row, words, following, columns):
        return Told(Part.PRIORITY, row, " ".join(" ".join(words).split()))
    return Told(Part.MORE if previous and _goes_on(row, previous, columns) else Part.ACTION, row)


def _of_one_text(row: Row, words: str, previous: Row | None, columns: Mapping[Field, int]) -> Told:
    holding = [at for at, cell in enumerate(row.cells) if cell.text]
    if previous and _goes_on(row, previous, columns):
        return Told(Part.MORE, row)
    cell = row.cells[holding[0]]
    if len(holding) > 1 or _NAMES_A_PRIORITY.search(words) or (cell.fill and holding[0] == 0):
        return Told(Part.PRIORITY, row, " ".join(words.split()))
    if holding[0] in (columns.get(Field.ACTION), columns.get(Field.REF)):
        return Told(Part.ACTION, row)
    return Told(Part.OTHER, row)


def _is_numbered_priority(row: Row, words: Sequence[str], following: Row | None, columns: Mapping[Field, int]) -> bool:
    """A row such as "2 | Waiting times", with nothing else, above actions 2.1, 2.2, …"""
    ref = columns.get(Field.REF)
    if len(words) != 2 or ref is None or following is None or not row.at(ref).text:
        return False
    number, below = folded_ref(row.at(ref).text), folded_ref(following.at(ref).text)
    return number != below and below.startswith(f"{number}.") and len(following.words()) > 2


def _goes_on(row: Row, previous: Row, columns: Mapping[Field, int]) -> bool:
    action = columns.get(Field.ACTION)
    if action is None:
        return False
    here, above = row.at(action), previous.at(action)
    if here.merged_at and here.merged_at == above.merged_at:
        return True
    ref, milestone = columns.get(Field.REF), columns.get(Field.MILESTONE)
    numbered = ref is not None and row.at(ref).text and row.at(ref).text != previous.at(ref).text
    return not here.text and not numbered and milestone is not None and bool(row.at(milestone).text)
