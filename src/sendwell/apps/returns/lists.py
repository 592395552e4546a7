"""Annex A lists that are kept, read again from their files, and what their check found as counts that may be kept."""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.returns.checking import mark, secret
from sendwell.apps.returns.models import KeptReturn
from sendwell.domain.returns.annex_a import (
    Found,
    Lists,
    UnreadableLists,
    check_lists,
    marks_of_lists,
    read_lists,
    write_workbook,
)
from sendwell.domain.returns.annex_a.schema import List
from sendwell.domain.returns.sen2.rules import Level
from sendwell.domain.safe_cells import safe_cell


def lists_of(kept: KeptReturn) -> Lists:
    """The lists in the kept files. Raises Refused where they were deleted or hold none."""
    try:
        pairs = zip(kept.file_names, kept.stored_as, strict=True)
        return read_lists((name, files.content_of(stored_as)) for name, stored_as in pairs)
    except FileNotFoundError as lost:
        raise Refused("The files of these lists were deleted. Bring them again.") from lost
    except UnreadableLists as unreadable:
        raise Refused(" ".join(map(str, unreadable.problems))) from unreadable


def look_at_lists(kept: KeptReturn, drawn_on: date) -> None:
    """Check the lists as drawn on a day, and note on `kept` what was found. Does not save it."""
    lists = lists_of(kept)
    found = check_lists(lists, drawn_on)
    mark(kept, found_in(lists, found, drawn_on), marks_of_lists(found, secret()))


def problems_of(kept: KeptReturn) -> list[Found]:
    """Every problem of kept lists, found again in their files. Raises Refused where they were deleted."""
    return check_lists(lists_of(kept), date.fromisoformat(kept.found["drawn_on"]))


def found_in(lists: Lists, found: Sequence[Found], drawn_on: date) -> dict[str, Any]:
    """What may be kept of a check: counts and names of rules, files and columns; no value of a child."""
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.rule, one.what].append(one)
    errors = sum(one.level is Level.ERROR for one in found)
    return {
        "drawn_on": drawn_on.isoformat(),
        "groups": [[rule, these[0].level, len(these), what, these[0].mend] for (rule, what), these in groups.items()],
        "errors": errors,
        "queries": len(found) - errors,
        "records": [[sheet.which, sheet.where, len(sheet.lines)] for sheet in lists.sheets],
        "columns": [
            [sheet.where, written, column]
            for sheet in lists.sheets
            for written, column in (*sheet.headings.items(), *((one, "") for one in sheet.not_used))
        ],
        "notes": list(lists.notes),
    }


def problems_file(kept: KeptReturn) -> bytes:
    """Every problem as CSV; values that name a child are hidden."""
    out = io.StringIO(newline="")
    written = csv.writer(out)
    written.writerow(("Rule", "Kind", "Where", "What stands there", "What", "Why it matters", "How to mend it"))
    for one in problems_of(kept):
        row = (one.rule, one.level, one.where, one.shown, one.what, one.why, one.mend)
        written.writerow([safe_cell(str(cell)) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def workbook_of(kept: KeptReturn) -> bytes:
    """The lists as a workbook for inspectors: the columns in order, days as days."""
    rows: dict[List, list[dict[str, str | date]]] = defaultdict(list)
    for sheet in lists_of(kept).sheets:
        rows[sheet.which] += [{**line.texts, **line.days} for line in sheet.lines]
    out = io.BytesIO()
    write_workbook(rows, out, date.fromisoformat(kept.found["drawn_on"]))
    return out.getvalue()
