"""The table "Local area partnership details": the bodies, and the people who lead them for children with SEND."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sendwell.domain.reading.inspection.bodies import ends_a_name, part
from sendwell.domain.reading.inspection.persons import Named, name_and_role, people
from sendwell.domain.reading.inspection.tables import Row, column_lefts, rows
from sendwell.domain.reading.sources import Line
from sendwell.domain.reading.sources.lines import Rule

_HEADER = re.compile(r"local authorit|integrated care|care board|health|trust|partner", re.I)
_OF_COMPANY = re.compile(r"^(?!.*\b(?:care|health|NHS)\b).*\b(?:trust|company)", re.I)
_WEB = re.compile(r"(?:https?://|www\.|\S+\.(?:gov|nhs|org|com|net)\b)", re.I)


@dataclass
class Side:
    """One column of the table: the names of the bodies and the people named for them."""

    heading: str
    names: list[tuple[str, list[Line]]] = field(default_factory=list)
    leads: list[Named] = field(default_factory=list)

    @property
    def is_authority(self) -> bool:
        """Whether the column is the local authority's."""
        return "authorit" in self.heading.casefold()

    @property
    def is_board(self) -> bool:
        """Whether the column is an integrated care board's: neither the authority's nor a children's trust's."""
        return not self.is_authority and not _OF_COMPANY.search(self.heading)


def read_details(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Side]:
    """The columns of the table, in order."""
    header = _header(lines)
    lefts = column_lefts(header)
    body = lines[len(header) :]
    sides = []
    for column, heading in enumerate(_headings(header, lefts)):
        table = rows(body, lefts, rules, column)
        names, leads = _names_and_leads([row.cell(column) for row in _in_one_run(table) if row.cell(column)])
        sides.append(Side(heading, _bodies(names), people(leads)))
    return sides


def _header(lines: Sequence[Line]) -> list[Line]:
    """The first row: the first line, and such others as stand at its height."""
    if not lines:
        return []
    first = lines[0]
    height = first.box.bottom if first.box else 0.0
    count = 1
    while count < len(lines) and _HEADER.search(lines[count].text) and _is_level(lines[count], height):
        count += 1
    return list(lines[:count])


def _is_level(line: Line, height: float) -> bool:
    return line.box is not None and abs(line.box.bottom - height) < 4.0


def _headings(header: Sequence[Line], lefts: Sequence[float]) -> list[str]:
    table = rows(header, lefts, (), 0)
    return [" ".join(line.text for row in table for line in row.cell(column)) for column in range(len(lefts))]


def _in_one_run(table: Sequence[Row]) -> list[Row]:
    return [row for row in table if any(row.cells.values())]


def _names_and_leads(cells: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines that name bodies and those that name people: all that stands above the web addresses.

    Ruled rows part them; in a table without ruled lines the first line that begins with a person's name does.
    """
    above: list[list[Line]] = []
    for cell in cells:
        web = next((index for index, line in enumerate(cell) if _WEB.match(line.text)), None)
        if web is not None:
            above += [cell[:web]] if web else []
            break
        above.append(cell)
    while len(above) >= 2 and _goes_on(above[0], above[1]):
        above[:2] = [above[0] + above[1]]
    if len(above) >= 2:
        return above[0], [line for cell in above[1:] for line in cell]
    lines = above[0] if above else []
    at = next((index for index, line in enumerate(lines) if index and name_and_role(line.text)), len(lines))
    return lines[:at], lines[at:]


def _goes_on(names: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether the row of the bodies' names runs over a page: what follows there is no person."""
    return names[-1].page != after[0].page and not name_and_role(after[0].text)


def _bodies(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    words = ""
    for line in lines:
        words += line.text
        words += "; " if ends_a_name(words) else " "
    return [(name, list(lines)) for name in part(words)]
