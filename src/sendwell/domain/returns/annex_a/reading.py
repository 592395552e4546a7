"""Reading Annex A lists from Excel and CSV: headings matched tolerantly, dates understood, formulas named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sendwell.domain.problems import Problem
from sendwell.domain.returns.annex_a.schema import Column, Kind, List, columns_of
from sendwell.domain.tracker.files.opening import open_grid
from sendwell.domain.tracker.grid import Cell, Row, Sheet, UnreadableTracker

_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y")
_HEADING_ROWS = 15  # titles and notes may stand above the headings
_FEWEST = 3  # headings that make a list
_MEND_FORMULA = "Copy the column, paste it as values, and give the workbook again."


class UnreadableLists(Exception):
    """The file holds no list that can be read; `problems` say why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class Line:
    """One child of a list: the row of the sheet, texts and days by column key; a date not understood is only text."""

    row: int
    texts: dict[str, str]
    days: dict[str, date]


@dataclass(frozen=True, slots=True)
class Sheetful:
    """One list as it was read: where it stood, which heading was taken for which column, and its children."""

    which: List
    where: str
    headings: dict[str, str]
    missing: tuple[Column, ...]
    not_used: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one or more files, with notes on what was left aside and problems of the files themselves."""

    sheets: tuple[Sheetful, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_lists(files: Iterable[tuple[str, bytes]]) -> Lists:
    """The lists in the files (name, content). Raises UnreadableLists where there is none."""
    sheets: list[Sheetful] = []
    notes: list[str] = []
    problems: list[Problem] = []
    for name, content in files:
        try:
            grid = open_grid(content, name)
        except UnreadableTracker as error:
            problems.append(error.problem)
            continue
        notes += grid.notes
        for sheet in grid.sheets:
            where = f"{name}, sheet {sheet.name}" if len(grid.sheets) > 1 else name
            problems += _formulas(where, sheet)
            found = _list_in(where, sheet)
            if found is None:
                notes.append(f"{where} is no list: it has too few of the headings.")
            else:
                sheets.append(found)
    if not sheets:
        mend = "Give a workbook or CSV with the headings of List 1 or List 2 in its first rows."
        raise UnreadableLists([*problems, Problem("The files", "There is no Annex A list in what was given.", mend)])
    return Lists(tuple(sheets), tuple(notes), tuple(problems))


def _formulas(where: str, sheet: Sheet) -> list[Problem]:
    if not sheet.without_result:
        return []
    shown = ", ".join(sheet.without_result[:5])
    what = f"{len(sheet.without_result):,} cells hold formulas without a result ({shown}), so they count as empty."
    return [Problem(where, what, _MEND_FORMULA)]


def _list_in(where: str, sheet: Sheet) -> Sheetful | None:
    best: tuple[int, int, dict[int, Column]] = (0, 0, {})
    for place, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        columns = _columns(row, COLUMNS_OF_BOTH)
        if len(columns) > best[0]:
            best = (len(columns), place, columns)
    count, place, columns = best
    if count < _FEWEST:
        return None
    which = _which(where, {column.key for column in columns.values()})
    heads = sheet.rows[place]
    used = {number: column for number, column in columns.items() if column.only in (None, which)}
    lines = (_line(row, used) for row in sheet.rows[place + 1 :])
    return Sheetful(
        which,
        where,
        {heads.at(number).text: column.heading for number, column in used.items()},
        tuple(column for column in columns_of(which) if column not in used.values()),
        tuple(cell.text for number, cell in enumerate(heads.cells) if cell.text and number not in used),
        tuple(line for line in lines if line.texts),
    )


def _which(where: str, keys: set[str]) -> List:
    if keys & {"issued", "updated", "reviewed"}:
        return List.PLANS
    return List.PLANS if re.search(r"list\s*1|ehc", where.lower()) else List.SUPPORT


COLUMNS_OF_BOTH = columns_of(List.PLANS)  # every column of List 2 is one of List 1


def _columns(row: Row, columns: Iterable[Column]) -> dict[int, Column]:
    by_name = {_plain(name): column for column in columns for name in (*column.also, column.heading)}
    found: dict[int, Column] = {}
    for number, cell in enumerate(row.cells):
        column = by_name.get(_plain(cell.text))
        if column is not None and column not in found.values():
            found[number] = column
    return found


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _line(row: Row, columns: dict[int, Column]) -> Line:
    cells = {column: row.at(number) for number, column in columns.items()}
    days = {column.key: day for column, cell in cells.items() if column.kind is Kind.DATE and (day := _day(cell))}
    return Line(row.number, {column.key: cell.text for column, cell in cells.items() if cell.text}, days)


def _day(cell: Cell) -> date | None:
    if cell.day is not None:
        return cell.day
    for form in _FORMATS:
        try:
            return datetime.strptime(cell.text.strip(), form).date()
        except ValueError:
            continue
    return None
