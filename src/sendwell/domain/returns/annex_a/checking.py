"""The lists checked: each child against each rule, then the lists as wholes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sendwell.domain.returns.annex_a.reading import Line, Lists, Sheetful
from sendwell.domain.returns.annex_a.rules import RULES, Asked
from sendwell.domain.returns.annex_a.schema import COLUMNS, List
from sendwell.domain.returns.sen2.rules import Level

_BY_KEY = {column.key: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Found:
    """One problem of the lists; `shown` never names a child. `who` does: it serves to know the child again."""

    rule: str
    level: Level
    where: str
    shown: str
    what: str
    why: str
    mend: str
    who: str = field(default="", repr=False)


def check_lists(lists: Lists, on: date) -> list[Found]:
    """Every problem of the lists, as drawn on a day; errors first, in the order of the rules."""
    found = [*_of_files(lists), *_of_columns(lists), *_of_children(lists, on), *_of_wholes(lists)]
    return sorted(found, key=lambda one: (one.level is Level.QUERY, one.rule))


def _of_files(lists: Lists) -> Iterator[Found]:
    for problem in lists.problems:
        why = "What stands in them is not seen."
        yield Found("AA001", Level.ERROR, problem.where, "", problem.what, why, problem.mend)


def _of_columns(lists: Lists) -> Iterator[Found]:
    for sheet in lists.sheets:
        for column in sheet.missing:
            what = f"The list has no column “{column.heading}”."
            why = "Inspectors ask for it, and its rules could not be checked."
            mend = f"Add the column “{column.heading}”, or rename the one that holds it."
            yield Found("AA002", Level.ERROR, sheet.where, "", what, why, mend)


def _of_children(lists: Lists, on: date) -> Iterator[Found]:
    for sheet in lists.sheets:
        missing = {column.key for column in sheet.missing}
        rules = [rule for rule in RULES if rule.only in (None, sheet.which) and not missing.issuperset(rule.columns)]
        for line in sheet.lines:
            asked = Asked(line, on)
            for rule in rules:
                if rule.fails(asked):
                    shown = _shown(line, rule.columns)
                    yield Found(
                        rule.id, rule.level, _at(sheet, line), shown, rule.what, rule.why, rule.mend, _who(sheet, line)
                    )  # fmt: skip


def _of_wholes(lists: Lists) -> Iterator[Found]:
    for key, rule in (("unique_id", "AA109a"), ("upn", "AA109b")):
        for which in List:
            for sheet, line in _repeated(key, [sheet for sheet in lists.sheets if sheet.which is which]):
                what = f"Two children of the list have the same {_BY_KEY[key].heading}."
                yield _twice(rule, sheet, line, key, what)
    for sheet, line in _in_both(lists):
        yield _twice("AA109c", sheet, line, "upn", "The child is on both lists.")


def _twice(rule: str, sheet: Sheetful, line: Line, key: str, what: str) -> Found:
    why = "A child is counted twice, or two children cannot be told apart."
    mend = "Join the two rows, or correct the number."
    return Found(rule, Level.ERROR, _at(sheet, line), _shown(line, (key,)), what, why, mend, _who(sheet, line))


def _repeated(key: str, sheets: list[Sheetful]) -> Iterator[tuple[Sheetful, Line]]:
    times = Counter(line.texts[key] for sheet in sheets for line in sheet.lines if key in line.texts)
    for sheet in sheets:
        for line in sheet.lines:
            if times[line.texts.get(key, "")] > 1:
                yield sheet, line


def _in_both(lists: Lists) -> Iterator[tuple[Sheetful, Line]]:
    plans = {line.texts.get("upn") for sheet in lists.sheets if sheet.which is List.PLANS for line in sheet.lines}
    for sheet in lists.sheets:
        for line in sheet.lines:
            if sheet.which is List.SUPPORT and line.texts.get("upn") in plans - {None}:
                yield sheet, line


def _who(sheet: Sheetful, line: Line) -> str:
    """What a child of a list is known by in a corrected one: its own number, else the pupil number, else the row."""
    return f"{sheet.which}|{line.texts.get('unique_id') or line.texts.get('upn') or line.row}"


def _at(sheet: Sheetful, line: Line) -> str:
    return f"{sheet.where}, row {line.row:,}"


def _shown(line: Line, keys: tuple[str, ...]) -> str:
    """The columns with what stands in them; words that are not short may be a name, so they are hidden."""
    parts = []
    for key in keys:
        text, column = line.texts.get(key, ""), _BY_KEY[key]
        is_harmless = len(text) <= 5 or (len(text) <= 10 and any(sign.isdigit() for sign in text))
        shown = text or "(empty)"
        if text and (column.identifies or not is_harmless):
            shown = f"(hidden, {len(text)} characters)"
        parts.append(f"{column.heading} {shown}")
    return "; ".join(parts)
