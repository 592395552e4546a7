"""The cases of a SEN2 extract: of each request its stage and what happened when, and nothing that names a child."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from sendwell.domain.caseload import CaseRecord, Fact, Stage
from sendwell.domain.clocks import Event
from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading import OpenReturn
from sendwell.domain.returns.sen2.schema import codes_of

NEEDED = ("requests", "assessment", "namedplan", "activeplans")
HISTORY = frozenset({"request_received", "agreed_to_assess", "final_plan_sent"})
MOST_NAMED = 5  # records of each kind of problem
REVIEWED = {"M": "decided_to_maintain", "A": "decided_to_amend", "C": "decided_to_cease"}
_EXPORTED_ON = re.compile(r"Export_(\d\d-\d\d-\d{4})_", re.IGNORECASE)  # as COLLECT names the files that it exports
MARCH = 3  # the month of the day by which a transfer to post-16 is due; others are due in February
COVERS = frozenset(
    {
        *("request_received", "agreed_to_assess", "refused_to_assess", "refused_to_issue", "final_plan_sent"),
        *("review_meeting", *REVIEWED.values(), "plan_ceased"),
        *("phase_transfer", "transfer_to_post_16", "transfer_plan_sent"),
    }
)
"""The kinds of events that the return tells. Of others, such as advice, it says nothing."""


def caseload_problems(extract: OpenReturn, today: date) -> list[Problem]:
    """Why the extract can't be taken as a caseload, all at once; none where it can."""
    if extract.is_xml:
        what = "An XML return does not keep the references of records, so that next week nothing could be matched."
        return [Problem("The file", what, "Give the modules as CSV files, with their keys.")]
    if missing := [module for module in NEEDED if module in extract.missing]:
        what = "The caseload would be wrong without them."
        return [Problem(f"Not given: {', '.join(missing)}", what, "Give these modules in the same load.")]
    days = {day for file in extract.files.values() for day in _EXPORTED_ON.findall(file)}
    if len(days) > 1:
        what = f"By their names they were exported on different days ({', '.join(sorted(days))}), so they are mixed."
        return [Problem("The files", what, "Give the modules of one export.")]
    found = [_problem(extract, *check, {}) for check in _CHECKS]
    found += [_problem(extract, *check, {"today": today}) for check in _IN_FUTURE]
    return [problem for problem in found if problem]


def cases_of(extract: OpenReturn) -> Iterator[CaseRecord]:
    """The cases of an extract in which `caseload_problems` finds none. The module of persons is not looked at."""
    for row in extract.rows(_CASES):
        yield _case(dict(zip(_COLUMNS, row, strict=True)))


def _case(row: dict[str, Any]) -> CaseRecord:
    return CaseRecord(
        reference=f"{row['person']}/{row['request']}",
        child=str(row["person"]),
        stage=_stage(row),
        events=tuple(Event(on, kind) for kind, on in _days(row) if on),
        facts=dict(_facts(row)),
        is_history="H" in (row["decision"], row["assessed"]),
    )


def _stage(row: dict[str, Any]) -> Stage:
    decision, assessed = row["decision"], row["assessed"]
    if "W" in (decision, assessed):
        return Stage.WITHDRAWN
    if row["ceased_on"]:
        return Stage.ENDED
    if row["planned_on"] or row["is_active"] or assessed == "Y":
        return Stage.PLAN
    if decision == "N":
        return Stage.REFUSED
    if assessed == "N":
        return Stage.NO_PLAN
    return Stage.UNDECIDED if decision == "A" else Stage.ASSESSING


def _days(row: dict[str, Any]) -> Iterator[tuple[str, date | None]]:
    yield "request_received", row["received_on"]
    if row["decision"] in ("Y", "N"):
        yield "agreed_to_assess" if row["decision"] == "Y" else "refused_to_assess", row["decided_on"]
    if row["assessed"] == "N":
        yield "refused_to_issue", row["assessed_on"]
    yield "final_plan_sent", row["assessed_on"] if row["assessed"] == "Y" else row["planned_on"]
    yield "review_meeting", row["met_on"]
    if row["reviewed"] and row["reviewed"][0] in REVIEWED:
        yield REVIEWED[row["reviewed"][0]], row["reviewed_on"]
    yield "plan_ceased", row["ceased_on"]
    if due := row["transfer_due"]:
        yield "transfer_to_post_16" if due.month == MARCH else "phase_transfer", date(due.year, 9, 1)
        yield "transfer_plan_sent", row["transferred"]


def _facts(row: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    """What the return says of a case; needs and settings it says of plans alone, exceptions of what was decided."""
    for name, words in (("need", _meaning("need", row["need"])), ("setting", _setting(row))):
        if words:
            yield name, words
    if row["assessed"] in ("Y", "N") and row["excepted"] is not None:
        yield "excepted", bool(row["excepted"])
    yield "mediated", bool(row["mediated"])
    yield "appealed", bool(row["appealed"])


def _setting(row: dict[str, Any]) -> str:
    if row["setting"]:
        return _meaning("setting", row["setting"])
    if row["school"]:
        return "school"
    return "college or other provider" if row["provider"] else ""


def _meaning(codes: str, code: str | None) -> str:
    return next((one.meaning for one in codes_of(codes) if one.code == code), code or "")


_COLUMNS = (
    *("request", "person", "received_on", "decision", "decided_on", "assessed", "assessed_on", "planned_on"),
    *("ceased_on", "is_active", "met_on", "reviewed", "reviewed_on", "need", "setting", "school", "provider"),
    *("excepted", "mediated", "appealed", "transfer_due", "transferred"),
)
_CASES = """
SELECT r.key, r.parent, r.receiveddate, r.requestoutcome, r.requestoutcomedate,
       a.assessmentoutcome, a.assessmentoutcomedate, n.startdate, n.ceasedate,
       p.key IS NOT NULL, p.reviewmeeting, p.reviewoutcome, p.lastreview,
       d.sentype, s.sensetting, s.urn, s.ukprn, a.week20,
       coalesce(r.requestmediation, false) OR coalesce(a.assessmentmediation, false)
           OR coalesce(a.othermediation, false),
       coalesce(r.requesttribunal, false) OR coalesce(a.assessmenttribunal, false) OR coalesce(a.othertribunal, false),
       p.phasetransferduedate, p.phasetransferfinaldate
FROM requests r
LEFT JOIN assessment a ON a.parent = r.key
LEFT JOIN (SELECT parent, max(startdate) AS startdate, max(ceasedate) AS ceasedate FROM namedplan GROUP BY parent) n
       ON n.parent = a.key
LEFT JOIN activeplans p ON p.parent = r.key
LEFT JOIN (SELECT parent, min(sentype) AS sentype FROM senneed WHERE sentyperank = '1' GROUP BY parent) d
       ON d.parent = p.key
LEFT JOIN (SELECT parent, min(sensetting) AS sensetting, min(urn) AS urn, min(ukprn) AS ukprn FROM placementdetail
           WHERE placementrank = '1' GROUP BY parent) s ON s.parent = p.key
ORDER BY r.rowid
"""
_DATES = {
    "requests": ("receiveddate", "requestoutcomedate"),
    "assessment": ("assessmentoutcomedate",),
    "namedplan": ("startdate", "ceasedate"),
    "activeplans": ("reviewmeeting", "lastreview", "phasetransferduedate", "phasetransferfinaldate"),
}
_MAY_COME = ("reviewmeeting", "phasetransferduedate")
_KEY = "Export the modules again, with the keys that the case system gives them."
_DAY = "Correct the date in the case system, and export again."

_CHECKS = [
    ("requests", "key IS NULL OR parent IS NULL", "There is no key of the request or of its person.", _KEY),
    ("requests", "key IN (SELECT key FROM requests GROUP BY key HAVING count(*) > 1)", "The key stands twice.", _KEY),
    *[
        (child, f"parent IS NULL OR parent NOT IN (SELECT key FROM {parent} WHERE key IS NOT NULL)",
         "It belongs to no record of the load.", _KEY)
        for child, parent in (("assessment", "requests"), ("namedplan", "assessment"), ("activeplans", "requests"))
    ],
    *[
        (module, f"parent IN (SELECT parent FROM {module} GROUP BY parent HAVING count(*) > 1)",
         "Its request has more than one.", "Leave the one that counts, and export again.")
        for module in ("assessment", "activeplans")
    ],
    *[
        (module, f"{column}__unread IS NOT NULL", f"The date in {column} can’t be read.", "Write it as 2026-03-14.")
        for module, columns in _DATES.items()
        for column in columns
    ],
    ("requests", "requestoutcome IS NULL OR requestoutcome NOT IN ('Y', 'N', 'A', 'W', 'H')",
     "Its outcome is none that the return knows.", "Give Y, N, A, W or H."),
    ("requests", "requestoutcome = 'A' AND receiveddate IS NULL", "It is open, and has no date of receipt.", _DAY),
    ("requests", "requestoutcome IN ('Y', 'N') AND requestoutcomedate IS NULL", "It was decided on no date.", _DAY),
    ("requests", "requestoutcome = 'H' AND key NOT IN (SELECT parent FROM assessment UNION ALL SELECT parent FROM "
     "activeplans)", "It was decided earlier, and neither an assessment nor a plan says how.", _KEY),
    ("requests", "requestoutcomedate < receiveddate", "It was decided before it was received.", _DAY),
    ("assessment", "assessmentoutcome IN ('Y', 'N') AND assessmentoutcomedate IS NULL", "It ended on no date.", _DAY),
    ("namedplan", "ceasedate < startdate", "The plan ended before it began.", _DAY),
]  # fmt: skip
_IN_FUTURE = [
    (module, f"{column} > $today", f"The date in {column} is still to come.", _DAY)
    for module, columns in _DATES.items()
    for column in columns
    if column not in _MAY_COME
]


def _problem(
    extract: OpenReturn, module: str, wrong: str, what: str, mend: str, given: dict[str, object]
) -> Problem | None:
    rows = [row for (row,) in extract.rows(f"SELECT rowid + 1 FROM {module} WHERE {wrong} ORDER BY 1", given)]
    if not rows:
        return None
    named = ", ".join(map(str, rows[:MOST_NAMED]))
    more = f" and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
    return Problem(f"{module}, record{'s' if len(rows) > 1 else ''} {named}{more}", what, mend)
