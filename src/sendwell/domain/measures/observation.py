"""One number of one measure: when, where and of whom. Charts, packs, targets and feeds read nothing else."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How large a place is. Its code is: "E92000001" for England, the region's nine characters, the three digits of a
    local authority (they stay when its nine characters change), the area's own name of a locality, the URN of a school.
    """

    NATIONAL = "National"
    REGIONAL = "Regional"
    AUTHORITY = "Local authority"
    LOCALITY = "Locality"
    SCHOOL = "School"


class PeriodKind(StrEnum):
    """How a period is to be read, in the department's own words."""

    CALENDAR_YEAR = "Calendar year"
    REPORTING_YEAR = "Reporting year"
    ACADEMIC_YEAR = "Academic year"
    FINANCIAL_YEAR = "Financial year"
    TERM = "Term"
    QUARTER = "Quarter"
    MONTH = "Month"
    WEEK = "Week"
    DAY = "Day"


class Symbol(StrEnum):
    """Why there is no number. None of them is nought.

    Source: Government Statistical Service symbols, as the department's open data standards use them.
    """

    NONE = ""
    SUPPRESSED = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "low"  # rounds to nought, but is not nought


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a measure.

    `measure` is the key of a measure; `period` its code as the department writes it ("2024", "202425"), or an ISO
    month, week or day ("2024-11", "2024-W46", "2024-11-18"); `group` is whom it counts ("all", "ehc_plan",
    "sen_support", "no_sen", or another group of the measure). `value` is in the measure's own unit: percentages are 0
    to 100. Without a value `symbol` says why; `numerator` and `denominator` are counts, where the source gives them.
    """

    measure: str
    period: str
    period_kind: PeriodKind
    level: Level
    place: str
    group: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    symbol: Symbol = Symbol.NONE

    def __post_init__(self) -> None:
        if self.value is None and self.symbol is Symbol.NONE:
            raise ValueError(f"{self.measure}, {self.period}, {self.place}: without a value a symbol must say why.")
