"""How many new plans were made within 20 weeks: month by month, and by need, setting, phase, locality and team."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils import timezone

from sendwell.apps.casework.models import CaseEvent, CaseLoad
from sendwell.apps.casework.pathway.sheet import UNKNOWN, Counts, Line, lines_of, share_of
from sendwell.apps.casework.pathway.tables import BY, OWN, cases_table, counted, records_of, requests_table, values_of
from sendwell.apps.outcomes.judging import Judged, judged
from sendwell.apps.outcomes.queries.series import Point, Series
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Level, Measure, PeriodKind, Symbol
from sendwell.domain.measures.catalogue import measure_named
from sendwell.domain.measures.periods import Period, period_of

if TYPE_CHECKING:
    from sendwell.domain.measures.records import Records

MEASURES = {"without": "ehc_20_weeks_without_exceptions", "with": "ehc_20_weeks_with_exceptions"}
"""The two figures, by what the address calls them: never to be set beside each other without saying which is which."""
LATEST = 12  # months that are broken down
LONGEST = 36  # months that are drawn

SumsBy = Mapping[tuple[str | None, ...], Mapping[str, Counts]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figure, broken down by what, and of which group alone; empty for none."""

    exceptions: str = "without"
    by: str = ""
    group: str = ""

    @property
    def measure(self) -> Measure:
        """The measure of the catalogue."""
        return measure_named(MEASURES[self.exceptions])


@dataclass(frozen=True)
class Timeliness:
    """What the page shows. `groups` are the values of what is broken down by; `known` are the breakdowns that have any.

    `ends` is the last month that is over; `begins` the first of those broken down.
    """

    asked: Asked
    judged: Judged | None
    lines: tuple[Line, ...]
    known: tuple[str, ...]
    begins: Period
    ends: Period
    last_load: CaseLoad | None

    @property
    def breakdowns(self) -> list[tuple[str, str]]:
        """What the plans can be broken down by, with its name."""
        return [(name, BY[name]) for name in self.known]

    @property
    def missing(self) -> list[str]:
        """What no extract told of any plan, in words."""
        return [BY[name].lower() for name in BY if name not in self.known]

    @cached_property
    def months(self) -> list[Point]:
        """Each period of the series, the latest first."""
        return list(reversed(self.judged.series.points)) if self.judged else []


@dataclass(frozen=True)
class Issued:
    """The plans that an area issued, ready to be counted: the records, what they can be broken down by, up to when."""

    records: "Records | None"
    known: tuple[str, ...]
    ends: Period
    last_load: CaseLoad | None


def issued_by(area: Area, today: date) -> Issued:
    """The plans of an area up to the last month that is over and was loaded. Two queries."""
    last = area.case_loads.order_by("-given_at", "-pk").first()
    running = period_of(PeriodKind.MONTH, min(timezone.localdate(last.given_at), today) if last else today)
    plans = CaseEvent.objects.filter(case=OuterRef("pk"), kind="final_plan_sent")
    cases = cases_table(counted(area).filter(Exists(plans)))
    return Issued(
        records=records_of({"requests": requests_table(cases)}, today) if len(cases) else None,
        known=tuple(name for name in BY if values_of(cases, name)),
        ends=Period(PeriodKind.MONTH, running.place - 1),
        last_load=last,
    )


def timeliness(issued: Issued, asked: Asked) -> Timeliness:
    """What is asked of the plans that were issued."""
    begins = Period(PeriodKind.MONTH, issued.ends.place - LATEST + 1)
    by = (asked.by,) if asked.by in issued.known else ()
    kind = PeriodKind.QUARTER if by and asked.group else PeriodKind.MONTH
    sums: SumsBy = {}
    if issued.records:
        from sendwell.domain.measures.records import added_up  # slow to load, and most processes never ask

        sums = added_up([asked.measure.key], issued.records, dated_by=PeriodKind.MONTH, by=by)
    shown = _chosen(sums, asked) if by else sums
    return Timeliness(
        asked=asked,
        judged=_judged(asked, shown, kind, issued.ends),
        lines=_lines(asked, sums, begins, issued.ends) if by else (),
        known=issued.known,
        begins=begins,
        ends=issued.ends,
        last_load=issued.last_load,
    )


def _chosen(sums: SumsBy, asked: Asked) -> SumsBy:
    """The sums of one group alone, or of all."""
    if not asked.group:
        return sums
    return {key: counts for key, counts in sums.items() if (key[1] or UNKNOWN) == asked.group}


def _judged(asked: Asked, sums: SumsBy, kind: PeriodKind, ends: Period) -> Judged | None:
    """The series judged; a group's is in quarters, and its small numbers are hidden."""
    found: dict[int, Counts] = defaultdict(lambda: (0, 0))
    for key, counts in sums.items():
        month = Period(PeriodKind.MONTH, int(key[0] or 0))
        place = period_of(kind, month.begins)
        in_time, plans = counts[asked.measure.key]
        if plans and ends.place - LONGEST < month.place <= ends.place and place.ends <= ends.ends:
            found[place.place] = (found[place.place][0] + in_time, found[place.place][1] + plans)
    if not found:
        return None
    periods = [Period(kind, place) for place in range(min(found), max(found) + 1)]
    points = tuple(_point(one, found[one.place], hide=bool(asked.group)) for one in periods)
    return judged(asked.measure, Series(asked.measure.key, Level.AUTHORITY, OWN, asked.group or "all", kind, points))


def _point(when: Period, counts: Counts, hide: bool) -> Point:
    in_time, plans = counts
    if not plans:
        return Point(when, when.ends, None, 0, 0, Symbol.NOT_APPLICABLE)
    if hide and share_of(in_time, plans) is None:
        return Point(when, when.ends, None, None, None, Symbol.SUPPRESSED)
    return Point(when, when.ends, 100 * in_time / plans, in_time, plans, Symbol.NONE)


def _lines(asked: Asked, sums: SumsBy, begins: Period, ends: Period) -> tuple[Line, ...]:
    found: dict[str, Counts] = defaultdict(lambda: (0, 0))
    for (month, group), counts in sums.items():
        if begins.place <= int(month or 0) <= ends.place:
            in_time, plans = counts[asked.measure.key]
            held = found[group or UNKNOWN]
            found[group or UNKNOWN] = (held[0] + in_time, held[1] + plans)
    return tuple(lines_of(found))


def as_rows(issued: Issued) -> list[tuple[object, ...]]:
    """Both figures month by month, then the latest year by each breakdown; what is hidden is "c"."""
    rows: list[tuple[object, ...]] = [("Figure", "By", "Group", "From", "To", "In time", "Of", "Per cent")]
    for exceptions in MEASURES:
        one = timeliness(issued, Asked(exceptions))
        name = one.asked.measure.name
        for point in reversed(one.months):
            days = (point.period.begins, point.period.ends)
            rows.append((name, "", "All", *days, point.numerator, point.denominator, _rounded(point.value)))
        for by in one.known:
            for line in timeliness(issued, Asked(exceptions, by)).lines:
                counts = ["c" if count is None else count for count in (line.count, line.of)]
                rows.append((name, BY[by], line.group, one.begins.begins, one.ends.ends, *counts, _rounded(line.share)))
    return rows


def _rounded(value: float | None) -> object:
    return "c" if value is None else round(value, 1)
