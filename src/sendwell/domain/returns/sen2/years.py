"""Collection years: the survey day, the last day to send the return, and the year of activity that it counts."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CollectionYear:
    """One collection. The caseload is that of the survey day; requests and decisions are those of the year before.

    Source: the department's SEN2 page for 2025 to 2027; earlier survey days from open-source readers of real returns.
    """

    year: int
    survey_day: date
    send_by: date | None

    @property
    def first_day(self) -> date:
        """First day of activity: 1 January of the year before."""
        return date(self.year - 1, 1, 1)

    @property
    def last_day(self) -> date:
        """Last day of activity: 31 December of the year before."""
        return date(self.year - 1, 12, 31)

    @property
    def age_day(self) -> date:
        """The day on which ages are taken: 31 August before the survey day. Source: SEN2 guide 2022."""
        return date(self.year - 1, 8, 31)


YEARS = {
    row.year: row
    for row in (
        CollectionYear(2023, date(2023, 1, 19), None),
        CollectionYear(2024, date(2024, 1, 18), None),
        CollectionYear(2025, date(2025, 1, 16), date(2025, 3, 14)),
        CollectionYear(2026, date(2026, 1, 15), date(2026, 3, 12)),
        CollectionYear(2027, date(2027, 1, 21), date(2027, 3, 11)),
    )
}
