"""The list of open requests as an Excel workbook that says in itself who took it out, when, and for what."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from django.utils import timezone
from openpyxl import Workbook

from sendwell.apps.casework.models import CaseExport
from sendwell.apps.casework.permissions import cases_seen_by
from sendwell.apps.casework.queries import at_risk
from sendwell.domain.safe_cells import safe_cell

HEADINGS = ("Case", "Stage", "Day", "What is next", "By", "Week 20", "First need", "Team", "Taken out by", "On", "For")
WIDTHS = dict(zip("ABCDEFGHIJK", (16, 28, 6, 30, 12, 12, 30, 16, 22, 20, 30), strict=True))
EVERY_CASE = 10**6


def workbook_of(export: CaseExport) -> bytes:
    """The workbook of an export. Each row carries the mark, so that a row copied elsewhere still says whence it is."""
    at = f"{timezone.localtime(export.at):%-d %B %Y %H:%M}"
    mark = (safe_cell(export.person.name), at, safe_cell(export.purpose))
    line = f"Taken out of Sendwell by {mark[0]} on {at}, for: {mark[2]}. Data of children: delete it after use."
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.description = mark[0], line
    sheet = book.create_sheet("Open requests")
    sheet.oddFooter.left.text = line.replace("&", "&&")
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    for row in ((line,), HEADINGS, *((*row, *mark) for row in _rows(export))):
        sheet.append(row)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _rows(export: CaseExport) -> Iterator[tuple[str | int | date, ...]]:
    found = at_risk(cases_seen_by(export.person), timezone.localdate(), most=EVERY_CASE)
    for group in found.groups:
        for one in group.listed:
            step = one.step if group.hope.is_kept else "Hurry" if group.hope.is_hurried else "Week 20 is past"
            told = (safe_cell(one.case.need), safe_cell(one.case.team))
            yield str(one.case), one.case.get_stage_display(), one.day, step, one.by, one.goal, *told
