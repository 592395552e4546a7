"""The numbers of a measure's page as a file: what the page shows, and where it comes from. No cell begins a formula."""

import csv
from io import StringIO

from sendwell.apps.outcomes.queries.measure_page import MeasurePage
from sendwell.domain.measures import Level, group_name
from sendwell.domain.safe_cells import safe_cell

_MARK = "\ufeff"  # by which spreadsheets know that the file is UTF-8
HEADINGS = ("Measure", "Place", "Group", "Period", "Kind of period", "Value", "Unit", "Numerator", "Denominator",
            "Why there is no value", "Note")  # fmt: skip


def as_csv(page: MeasurePage) -> str:
    """Every number of the area's authority for the measure, a row each, in order of group and time."""
    held = StringIO()
    written = csv.writer(held)
    written.writerow(HEADINGS)
    place = page.home.name(Level.AUTHORITY, page.home.authority)
    for series in sorted(page.series.values(), key=lambda one: (one.group, one.kind)):
        for point in series.points:
            row = (
                *(page.measure.name, place, group_name(series.group), point.period.code, series.kind),
                *(point.value, page.measure.unit, point.numerator, point.denominator, point.symbol, point.note),
            )
            written.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return _MARK + held.getvalue()
