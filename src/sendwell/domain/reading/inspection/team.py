"""The table "Inspection team": inspectors of Ofsted and of the Care Quality Commission."""

import re
from collections.abc import Sequence

from sendwell.domain.reading.inspection.persons import Named, people, role_of
from sendwell.domain.reading.inspection.tables import column_lefts, pieces
from sendwell.domain.reading.sources import Line

_HEADER = re.compile(r"^(?:Ofsted|Care Quality Commission|CQC|\(CQC\)|\W)+$", re.I)
_OF_CQC = re.compile(r"\bCQC\b|Care Quality Commission", re.I)
_OF_OFSTED = re.compile(r"\bOfsted\b|\bHMIs?\b", re.I)


def read_team(lines: Sequence[Line]) -> list[tuple[Named, str]]:
    """Each inspector with the organisation, "Ofsted" or "CQC": Ofsted's first, in the order printed."""
    header = [line for line in lines if _HEADER.match(line.text)]
    lefts = column_lefts(header) or [0.0]
    columns: dict[int, list[Line]] = {}
    for line in lines:
        if line not in header:
            for column, piece in pieces(line, lefts):
                columns.setdefault(column, []).append(piece)
    return [(named, _organisation(named, column)) for column in sorted(columns) for named in people(columns[column])]


def _organisation(named: Named, column: int) -> str:
    role = role_of(named) or ""
    of_cqc, of_ofsted = bool(_OF_CQC.search(role)), bool(_OF_OFSTED.search(role))
    if of_cqc != of_ofsted:
        return "CQC" if of_cqc else "Ofsted"
    return "Ofsted" if column == 0 else "CQC"
