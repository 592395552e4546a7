"""The published figures that a return would give, before it is sent: by the keys of the catalogue of measures.

Source of the definitions: data guidance of the department’s EHC plan tables, 2025 and 2026.
"""

from dataclasses import dataclass

from sendwell.domain.measures import Measure, measure_named
from sendwell.domain.returns.sen2.reading import OpenReturn
from sendwell.domain.returns.sen2.schema import codes_of

_WEEKS_6, _WEEKS_16, _WEEKS_20, _WEEKS_52 = 42, 112, 140, 364
_CASES = """requests r
LEFT JOIN assessment a ON a.parent = r.key
LEFT JOIN namedplan n ON n.parent = a.key
LEFT JOIN activeplans v ON v.parent = r.key"""

_RECEIVED = "r.receiveddate BETWEEN $first AND $last"
_DECIDED = "r.requestoutcomedate BETWEEN $first AND $last AND r.receiveddate IS NOT NULL"
_COMPLETED = "a.assessmentoutcomedate BETWEEN $first AND $last"
_ISSUED = f"a.assessmentoutcome = 'Y' AND {_COMPLETED} AND r.receiveddate IS NOT NULL"
_REFUSED = f"a.assessmentoutcome = 'N' AND {_COMPLETED} AND r.receiveddate IS NOT NULL"
_LASTED = "a.assessmentoutcomedate - r.receiveddate"
_ACTIVE = "v.rowid IS NOT NULL"
_REVIEW_DUE = f"{_ACTIVE} AND n.startdate <= $last - INTERVAL 1 YEAR"
_MET = "v.reviewmeeting BETWEEN $first AND $last"
_TOLD = f"{_MET} AND v.lastreview >= v.reviewmeeting"
_DUE = "v.phasetransferduedate BETWEEN $first AND $last"
_IN_TIME = "v.phasetransferfinaldate <= v.phasetransferduedate"
_CEASED = "n.ceasedate BETWEEN $first AND $last"
_NO_PLACE = "(w.place IS NULL OR w.place IN ('OTH', 'NIEO'))"


@dataclass(frozen=True, slots=True)
class Share:
    """One measure: who is counted, and of whom; without `of` it is a count."""

    measure: str
    counted: str
    of: str = ""
    since: int = 2023
    needs_register: bool = False


SHARES = (
    Share("requests_received", _RECEIVED),
    Share("requests_refused", f"{_RECEIVED} AND r.requestoutcome = 'N'", _RECEIVED),
    Share(
        "requests_refused_of_decided",
        f"{_RECEIVED} AND r.requestoutcome = 'N'",
        f"{_RECEIVED} AND r.requestoutcome IN ('Y', 'N')",
    ),
    Share("request_decision_6_weeks", f"{_DECIDED} AND r.requestoutcomedate - r.receiveddate <= {_WEEKS_6}", _DECIDED),
    Share(
        "assessed_not_issued",
        f"a.assessmentoutcome = 'N' AND {_COMPLETED}",
        f"a.assessmentoutcome IN ('Y', 'N') AND {_COMPLETED}",
    ),
    Share("not_issue_decision_16_weeks", f"{_REFUSED} AND {_LASTED} <= {_WEEKS_16}", _REFUSED),
    Share("new_ehc_plans", f"a.assessmentoutcome = 'Y' AND {_COMPLETED}"),
    Share("ehc_20_weeks_with_exceptions", f"{_ISSUED} AND {_LASTED} <= {_WEEKS_20}", _ISSUED),
    Share(
        "ehc_20_weeks_without_exceptions",
        f"{_ISSUED} AND {_LASTED} <= {_WEEKS_20} AND NOT coalesce(a.week20, false)",
        f"{_ISSUED} AND NOT coalesce(a.week20, false)",
    ),
    Share(
        "ehc_issued_20_to_52_weeks",
        f"{_ISSUED} AND {_LASTED} > {_WEEKS_20} AND {_LASTED} <= {_WEEKS_52}",
        _ISSUED,
    ),
    Share("ehc_issued_after_52_weeks", f"{_ISSUED} AND {_LASTED} > {_WEEKS_52}", _ISSUED),
    Share("annual_review_held", f"{_REVIEW_DUE} AND {_MET}", _REVIEW_DUE, since=2024),
    Share("annual_review_decision_4_weeks", f"{_TOLD} AND v.lastreview - v.reviewmeeting <= 28", _TOLD, since=2024),
    Share(
        "phase_transfers_on_time", f"{_DUE} AND v.phasetransferfinaldate <= v.phasetransferduedate", _DUE, since=2025
    ),
    Share("ehc_plans", _ACTIVE),
    Share("mainstream_share_of_plans", f"{_ACTIVE} AND g.kind LIKE '%mainstream%'", _ACTIVE, needs_register=True),
    Share("special_share_of_plans", f"{_ACTIVE} AND g.kind LIKE '%special school'", _ACTIVE, needs_register=True),
    Share(
        "independent_special_share_of_plans",
        f"{_ACTIVE} AND g.kind LIKE 'independent%special%'",
        _ACTIVE,
        needs_register=True,
    ),
    Share(
        "out_of_area_placements",
        f"{_ACTIVE} AND g.authority <> (SELECT min(lea) FROM sen2)",
        f"{_ACTIVE} AND g.authority IS NOT NULL",
        needs_register=True,
    ),
    Share("plans_without_education", f"{_ACTIVE} AND {_NO_PLACE}", _ACTIVE),
    Share("personal_budgets", f"{_ACTIVE} AND n.pb", _ACTIVE),
    Share("plans_ceased", _CEASED),
)
"""Every measure of the process and the caseload that a return alone can give, in the order of a case."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What the return gives for one measure: the counts, unrounded, and what no figure can say without more."""

    measure: Measure
    numerator: int
    denominator: int | None

    @property
    def value(self) -> float | None:
        """The count or the percentage; None where there is nobody to take a share of."""
        if self.denominator is None:
            return float(self.numerator)
        return 100 * self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: plans at a kind of setting, with a need, ended for a reason."""

    name: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a return says of its year."""

    year: int
    figures: tuple[Figure, ...]
    by_placement: tuple[Part, ...]
    by_need: tuple[Part, ...]
    by_reason: tuple[Part, ...]

    def named(self, measure: str) -> Figure | None:
        """The figure of a measure, where this collection has it."""
        return next((figure for figure in self.figures if figure.measure.key == measure), None)


def figures_of(opened: OpenReturn) -> Figures:
    """The figures of a return for its year of activity and its survey day."""
    known = _knows_schools(opened)
    asked = [share for share in SHARES if share.since <= opened.year and (known or not share.needs_register)]
    tables = f"{_CASES} LEFT JOIN ({_PLACES}) w ON w.parent = v.key"
    if known:
        tables += " LEFT JOIN schools g ON g.urn = w.urn"
    columns = ", ".join(
        f"count(*) FILTER ({share.counted}), {f'count(*) FILTER ({share.of})' if share.of else 'NULL'}"
        for share in asked
    )
    (row,) = opened.rows(_dated(opened, f"SELECT {columns} FROM {tables}"))
    pairs = zip(row[::2], row[1::2], strict=True)
    found = (Figure(measure_named(share.measure), *pair) for share, pair in zip(asked, pairs, strict=True))
    return Figures(
        opened.year,
        tuple(found),
        _parts(opened, _placed(opened), {code.code: code.meaning for code in codes_of("setting")}),
        _parts(opened, _NEEDS, {code.code: code.meaning for code in codes_of("need")}),
        _parts(opened, _REASONS, {code.code: code.meaning for code in codes_of("cease_reason")}),
    )


_PLACES = """SELECT parent, min(coalesce(sensetting, urn, ukprn)) AS place, min(urn) AS urn, min(ukprn) AS ukprn,
    bool_or(senunitindicator OR resourcedprovisionindicator) AS in_unit
FROM placementdetail
WHERE placementrank = '1' AND coalesce(entrydate, $survey) <= $survey AND coalesce(leavingdate, $survey) >= $survey
GROUP BY parent"""
_NEEDS = "SELECT sentype AS part FROM senneed WHERE sentyperank = '1'"
_REASONS = f"SELECT ceasereason AS part FROM namedplan n WHERE {_CEASED}"


def _knows_schools(opened: OpenReturn) -> bool:
    return bool(opened.one("SELECT count(*) FROM information_schema.tables WHERE table_name = 'schools'"))


def _placed(opened: OpenReturn) -> str:
    has_register = _knows_schools(opened)
    kind = "coalesce(g.kind, 'school that the register lacks')" if has_register else "'school'"
    register = "LEFT JOIN schools g ON g.urn = w.urn" if has_register else ""
    return f"""SELECT CASE
        WHEN w.urn IS NOT NULL THEN {kind} || CASE WHEN w.in_unit THEN ', in a unit or resourced provision' ELSE '' END
        WHEN w.ukprn IS NOT NULL THEN 'college or other provider'
        ELSE w.place
    END AS part FROM activeplans v LEFT JOIN ({_PLACES}) w ON w.parent = v.key {register}"""


def _parts(opened: OpenReturn, query: str, called: dict[str, str]) -> tuple[Part, ...]:
    rows = opened.rows(_dated(opened, f"SELECT part, count(*) FROM ({query}) GROUP BY part ORDER BY 2 DESC, 1"))
    whole = sum(count for _, count in rows)
    return tuple(Part(called.get(part, part or "not said"), count, 100 * count / whole) for part, count in rows)


def _dated(opened: OpenReturn, query: str) -> str:
    row = opened.collection
    for name, day in (("survey", row.survey_day), ("first", row.first_day), ("last", row.last_day)):
        query = query.replace(f"${name}", f"DATE '{day}'")
    return query
