"""Small files as the department lays them out, for tests to spoil."""

from dataclasses import dataclass, replace
from io import BytesIO

import openpyxl

HEADINGS = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
    "breakdown_topic",
    "breakdown",
    "requests_received_in_year",
    "requests_decided_not_to_assess",
    "request_outcome_six_weeks",
    "request_outcome_over_6_weeks",
    "request_outcome_six_weeks_pc",
)
TOTAL = "All requests for EHC needs assessments"
ROW = {
    "time_period": "2024",
    "time_identifier": "Calendar year",
    "geographic_level": "Local authority",
    "country_code": "E92000001",
    "country_name": "England",
    "region_code": "E12000005",
    "region_name": "West Midlands",
    "new_la_code": "E10000034",
    "old_la_code": "885",
    "la_name": "Worcestershire",
    "breakdown_topic": TOTAL,
    "breakdown": TOTAL,
    "requests_received_in_year": "1000",
    "requests_decided_not_to_assess": "250",
    "request_outcome_six_weeks": "600",
    "request_outcome_over_6_weeks": "300",
    "request_outcome_six_weeks_pc": "66.7",
}


@dataclass(frozen=True)
class Requests:
    """A file of requests for assessments: rows that differ from the usual one as each says."""

    rows: tuple[dict, ...]
    headings: tuple[str, ...] = HEADINGS

    def without(self, heading: str) -> "Requests":
        return replace(self, headings=tuple(each for each in self.headings if each != heading))

    def cells(self) -> list[list[str]]:
        return [list(self.headings), *([{**ROW, **row}[each] for each in self.headings] for row in self.rows)]

    def csv(self, separator: str = ",", encoding: str = "utf-8", line: str = "\r\n") -> bytes:
        quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in self.cells()]
        return (line.join(separator.join(row) for row in quoted) + line).encode(encoding)

    def xlsx(self) -> bytes:
        book = openpyxl.Workbook()
        for row in self.cells():
            book.active.append(row)
        written = BytesIO()
        book.save(written)
        return written.getvalue()


def requests(*rows: dict) -> Requests:
    return Requests(rows or ({},))
