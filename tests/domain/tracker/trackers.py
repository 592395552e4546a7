"""Three trackers as three councils would keep them, of different shape, all about the invented area of Fenmoor."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

GREEN, AMBER, RED, BLUE, WHITE = "92D050", "FFC000", "FF0000", "00B0F0", "FFFFFF"


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def fill(sheet: Worksheet, place: str, colour: str) -> None:
    """Fill a cell with a colour, as a person does by hand."""
    sheet[place].fill = PatternFill("solid", fgColor=colour)


def sections_and_two_header_rows() -> bytes:
    """A title, two heading rows with merged cells, priorities as rows of their own, ratings by colour alone."""
    book = Workbook()
    sheet = book.active
    sheet.title = "SEND plan"
    sheet.append(["Fenmoor SEND improvement plan 2025-27"])
    sheet.merge_cells("A1:I1")
    sheet.append(
        ["Ref", "Action required", "Responsible", None, "Timescale", None, "RAG", "Progress update", "Depends on"]
    )
    sheet.append([None, None, "Lead officer", "Lead organisation", "Start", "By when", None, None, None])
    for merged in ("C2:D2", "E2:F2", "A2:A3", "B2:B3", "G2:G3", "H2:H3", "I2:I3"):
        sheet.merge_cells(merged)
    _section(sheet, "Priority 1: Waiting times for autism assessment")
    sheet.append(["1.1", "Recruit two community paediatricians", "Asha Fenn and Tom Reed", "Fenmoor ICB",
                  date(2025, 9, 1), date(2026, 3, 31), None, "- Advert placed in October", "None"])  # fmt: skip
    sheet.append(["1.2", "Publish waiting times each month", "Asha Fenn", "Fenmoor ICB", "Autumn term 2025", "TBC",
                  None, "First figures drafted", "1.1"])  # fmt: skip
    _section(sheet, "Priority 2: Quality of EHC plans")
    sheet.append(["2.1", "Train every caseworker in writing outcomes", "Head of SEND and Inclusion",
                  "Fenmoor Council", 45901, "end of March 2026", None, "Half are trained", "1.1; 1.2"])  # fmt: skip
    for row, colour in ((5, AMBER), (6, RED), (8, GREEN)):
        fill(sheet, f"G{row}", colour)
    book.create_sheet("Old").sheet_state = "hidden"
    book["Old"].append(["Ref", "Action"])
    book.create_sheet("Notes")
    return saved(book)


def _section(sheet: Worksheet, words: str) -> None:
    sheet.append([words])
    row = sheet.max_row
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=9)
    sheet.cell(row, 1).font = Font(bold=True)


def semicolons_from_windows() -> bytes:
    """A CSV in Windows-1252 parted by semicolons, priorities in a column filled in once, letters as ratings."""
    lines = [
        "Area for improvement;No.;What will we do?;Who is responsible?;Supporting partners;Deadline;Revised date;"
        "BRAG;How will we know?;Comments",
        "Transition to adulthood;A1;Write a transition guide with young people;Mira Holt / Sam Okoro;"
        "Fenmoor College, Parent carer forum;31/12/2025;28/02/2026;A;80% of leavers have a plan;“Draft” shared",
        ";A2;Start a travel-training offer;Sam Okoro;Fenmoor Transport;Q3 2025/26;;G;20 young people trained;On course",
        "Exclusions;B1;Review every suspension of a pupil with a plan;Mira Holt;;31/02/2026;;R;Suspensions halve;"
        "£12k agreed",
    ]
    return "\r\n".join(lines).encode("cp1252")


def word_tables() -> bytes:
    """A Word file with a table for each priority under its heading, shaded ratings, and milestones merged downwards."""
    paper = docx.Document()
    paper.add_heading("Fenmoor written plan", 1)
    for heading, rows in (
        ("Priority 1: Hearing families", (
            ("Set up a parent panel", "Asha Fenn", "Summer term 2026", "Amber", AMBER, ("Members", "Meeting")),
            ("Answer complaints in ten days", "Tom Reed", "30 June 2026", "Green", GREEN, ("Process agreed",)),
        )),
        ("Priority 2: Health advice on time", (
            ("Move to one referral form", "Mira Holt", "ongoing", "Red", RED, ("Form tested",)),
        )),
    ):  # fmt: skip
        paper.add_heading(heading, 2)
        _table(paper, rows)
    held = BytesIO()
    paper.save(held)
    return held.getvalue()


def _table(paper: "docx.document.Document", rows: Sequence[tuple[str, str, str, str, str, Sequence[str]]]) -> None:
    table = paper.add_table(rows=1, cols=5)
    for cell, words in zip(table.rows[0].cells, ("Action", "Owner", "Due", "Rating", "Milestones"), strict=True):
        cell.text = words
    for action, owner, due, rating, colour, milestones in rows:
        first = None
        for milestone in milestones:
            cells = table.add_row().cells
            cells[4].text = milestone
            if first is None:
                first = cells
                for cell, words in zip(cells, (action, owner, due, rating), strict=False):
                    cell.text = words
                _shade(cells[3], colour)
            else:
                for at in range(4):
                    first[at].merge(cells[at])


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def many_rows(count: int) -> bytes:
    """A plain workbook with `count` actions under twenty columns, sixty in all with those that nobody needs."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Tracker")
    sheet.append(["Ref", "Action", "Owner", "Due date", "RAG", "Progress", *(f"Extra {n}" for n in range(54))])
    for number in range(count):
        sheet.append([f"R{number}", f"Action number {number}", "Asha Fenn", date(2026, 3, 31), "Amber", "Begun",
                      *["kept"] * 54])  # fmt: skip
    return saved(book)


def plain(
    rows: Sequence[Sequence[object]], header: Sequence[str] = ("Ref", "Action", "Due date", "RAG", "Depends on")
) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    for row in (header, *rows):
        book.active.append(row)
    return saved(book)
