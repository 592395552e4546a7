"""Which column holds what: guessed from the headings and from what stands under them, with reasons in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sendwell.domain.tracker.colour_ratings import rating_of_fill, read_rating
from sendwell.domain.tracker.fields import DAYS, Field, fields_of_heading
from sendwell.domain.tracker.grid import Cell, Row, column_letters
from sendwell.domain.tracker.header import Header, label_of
from sendwell.domain.tracker.model import Column
from sendwell.domain.tracker.when import read_when

_LOOKED_AT = 200  # rows
_LEAST = 0.35  # a guess less sure than this is none
_SAMPLES = 3
_LEVELS = {"high", "medium", "low", "h", "m", "l", "critical", "urgent"}
_LATEST_IS_RIGHTMOST = (Field.UPDATE, Field.RATING, Field.REVISED, Field.NEXT_STEP)


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands under a heading: shares (0 to 1) of the cells that have words or a colour."""

    cells: int
    dates: float
    ratings: float
    short_codes: float
    levels: float
    length: float  # characters, on average
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    score: float
    column: int
    field: Field
    why: str


def guess_columns(
    header: Header, rows: Sequence[Row], mapping: Mapping[str, Field | None] | None = None
) -> tuple[Column, ...]:
    """A guess for every column with a heading or content; what `mapping` says of a heading goes before any guess."""
    chosen = dict(mapping or {})
    full = [row for row in rows if len(row.words()) > 1][:_LOOKED_AT]  # not the rows that only name a priority
    contents = [_content([row.at(at) for row in full]) for at in range(len(header.labels))]
    wanted = [at for at, label in enumerate(header.labels) if label or contents[at].cells]
    given = {at: chosen[label_of(header, at)] for at in wanted if label_of(header, at) in chosen}
    taken = {field for field in given.values() if field}
    fits = _fits(header, contents, [at for at in wanted if at not in given], taken)
    return tuple(_column(header, at, contents[at], given, fits.get(at)) for at in wanted)


def _column(header: Header, at: int, content: _Content, given: Mapping[int, Field | None], fit: _Fit | None) -> Column:
    label, letters = label_of(header, at), column_letters(at)
    if at in given:
        return Column(label, letters, given[at], 1.0, "You chose it.", content.samples)
    if fit is None:
        return Column(label, letters, None, 0.0, "Nothing that is kept of an action was recognised.", content.samples)
    return Column(label, letters, fit.field, round(min(fit.score, 1.0), 2), fit.why, content.samples)


def _fits(header: Header, contents: Sequence[_Content], columns: Sequence[int], taken: set[Field]) -> dict[int, _Fit]:
    """The best field for each column, each field once, the surest first."""
    every = [fit for at in columns for fit in _possible(header.labels[at], at, contents[at]) if fit.score >= _LEAST]
    every.sort(key=lambda fit: (-fit.score, -fit.column if fit.field in _LATEST_IS_RIGHTMOST else fit.column))
    chosen: dict[int, _Fit] = {}
    used = set(taken)
    for fit in every:
        if fit.column not in chosen and fit.field not in used:
            chosen[fit.column] = fit
            used.add(fit.field)
    return chosen


def _possible(label: str, at: int, content: _Content) -> list[_Fit]:
    named = fields_of_heading(label)
    found = [
        _Fit(
            sure + _by_content(field, content),
            at,
            field,
            f"The heading says “{label}”{_content_words(field, content)}.",
        )
        for field, sure in named.items()
    ]
    return found + [fit for fit in _unnamed(at, content) if fit.field not in named]


def _unnamed(at: int, content: _Content) -> list[_Fit]:
    """What the content alone suggests."""
    if content.cells < 3:
        return []
    found = []
    if content.ratings > 0.7:
        found.append(_Fit(0.6, at, Field.RATING, "Its cells are ratings, by word or colour."))
    if content.dates > 0.7:
        found.append(_Fit(0.45, at, Field.DUE, "Its cells are dates."))
    if content.short_codes > 0.9:
        found.append(_Fit(0.5, at, Field.REF, "Its cells are short numbers, each once."))
    return found


def _by_content(field: Field, content: _Content) -> float:
    """How much what stands in the column speaks for `field` (above 0) or against it."""
    if not content.cells:
        return -0.1
    if field in DAYS:
        return 0.05 if content.dates >= 0.5 else -0.5 if content.dates < 0.2 else -0.1
    against = {
        Field.RATING: content.ratings < 0.3,
        Field.REF: content.short_codes < 0.5,
        Field.PRIORITY: content.levels > 0.6 or content.dates > 0.6,
        Field.ACTION: content.length < 8 or content.dates > 0.6,
        Field.OWNER: content.dates > 0.5 or content.length > 120 or content.ratings > 0.8,
        Field.DIFFERENCE: content.dates > 0.6 or content.ratings > 0.8,
        Field.UPDATE: content.dates > 0.6 or content.ratings > 0.8,
        Field.MEASURE: content.dates > 0.6 or content.ratings > 0.8,
        Field.MILESTONE: content.dates > 0.6,
    }
    return -0.5 if against.get(field, content.dates > 0.6) else 0.05


def _content_words(field: Field, content: _Content) -> str:
    if field in DAYS and content.dates >= 0.5:
        return f", and {content.dates:.0%} of its cells are dates"
    if field is Field.RATING and content.ratings >= 0.5:
        return f", and {content.ratings:.0%} of its cells are ratings by word or colour"
    return ""


def _content(cells: Sequence[Cell]) -> _Content:
    filled = [cell for cell in cells if cell.text or rating_of_fill(cell.fill)]
    texts = [cell.text for cell in filled if cell.text]
    count = len(filled)
    if not count:
        return _Content(0, 0, 0, 0, 0, 0, ())
    codes = [text for text in texts if len(text) <= 12 and any(letter.isdigit() for letter in text)]
    return _Content(
        cells=count,
        dates=sum(map(_is_day, filled)) / count,
        ratings=sum(read_rating(cell).rating is not None for cell in filled) / count,
        short_codes=len(set(codes)) / count,
        levels=sum(text.casefold() in _LEVELS for text in texts) / count,
        length=sum(map(len, texts)) / len(texts) if texts else 0,
        samples=tuple(dict.fromkeys(texts))[:_SAMPLES],
    )


def _is_day(cell: Cell) -> bool:
    # A long note may name a day without being a date; an action's number never counts as an Excel day.
    if cell.day:
        return True
    return len(cell.text) <= 60 and bool(cell.text) and read_when(cell.text).last is not None
