"""Rules on assessments."""

from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule

_TWENTY = "SEND Regulations 2014, regulations 10(1) and 13(2)"
_DAYS = "a.assessmentoutcomedate - r.receiveddate"

ASSESSMENTS = (
    Rule(
        "SW301",
        Level.ERROR,
        "It was decided to assess, but there is no assessment.",
        "The child’s assessment is missing from every count of assessments and plans.",
        "Add the assessment; with the outcome A where it is not yet complete.",
        Basis.GUIDE,
        (
            Check(
                "requests",
                ("requestoutcome",),
                "r.requestoutcome = 'Y' AND a.rowid IS NULL",
                "case",
                needs=("assessment",),
            ),
        ),
    ),
    Rule(
        "SW302",
        Level.ERROR,
        "A request has more than one assessment.",
        "The plan and its weeks would be counted twice.",
        "Keep one assessment to a request; a new assessment needs its own request.",
        Basis.READERS,
        (
            Check(
                "assessment",
                (),
                rows="SELECT rowid FROM assessment WHERE parent IN (SELECT parent FROM assessment "
                "WHERE parent IS NOT NULL GROUP BY parent HAVING count(*) > 1)",
            ),
        ),
    ),
    Rule(
        "SW303",
        Level.ERROR,
        "It was decided not to issue a plan, but the date on which the family was told is missing.",
        "Decisions in time (16 weeks) cannot be counted.",
        "Enter the day on which the family was told.",
        Basis.GUIDE,
        (
            Check(
                "assessment",
                ("assessmentoutcomedate", "assessmentoutcome"),
                "x.assessmentoutcome = 'N' AND x.assessmentoutcomedate IS NULL "
                "AND x.assessmentoutcomedate__unread IS NULL",
            ),
        ),
    ),
    Rule(
        "SW304",
        Level.ERROR,
        "There is a plan, but the date on which it was issued is missing.",
        "Plans in time (20 weeks) cannot be counted.",
        "Enter the day on which the final plan was issued.",
        Basis.GUIDE,
        (
            Check(
                "assessment",
                ("assessmentoutcomedate", "assessmentoutcome"),
                "a.assessmentoutcome = 'Y' AND n.rowid IS NOT NULL AND a.assessmentoutcomedate IS NULL "
                "AND a.assessmentoutcomedate__unread IS NULL",
                "case",
                needs=("namedplan",),
            ),
        ),
    ),
    Rule(
        "SW305",
        Level.ERROR,
        "The assessment is open, withdrawn or of an earlier year, but has a date of outcome.",
        "The date says that it was completed in the year; the outcome says that it was not.",
        "Take out the date, or correct the outcome.",
        Basis.GUIDE,
        (
            Check(
                "assessment",
                ("assessmentoutcomedate", "assessmentoutcome"),
                "x.assessmentoutcome IN ('A', 'W', 'H') AND x.assessmentoutcomedate IS NOT NULL",
            ),
        ),
    ),
    Rule(
        "SW306",
        Level.ERROR,
        "The assessment was completed before the request was received or decided.",
        "The weeks from request to plan would be less than none.",
        "Correct whichever date is wrong.",
        Basis.SENSE,
        (
            Check(
                "assessment",
                ("assessmentoutcomedate", "requests.receiveddate", "requests.requestoutcomedate"),
                "a.assessmentoutcomedate < r.receiveddate OR a.assessmentoutcomedate < r.requestoutcomedate",
                "case",
                needs=("requests",),
            ),
        ),
    ),
    Rule(
        "SW307",
        Level.QUERY,
        "The plan came after 20 weeks, or its refusal after 16, and no exception is claimed.",
        "The published timeliness counts this one as late, with and without exceptions.",
        "Confirm the dates. Claim an exception only where regulation 10(4) gives one and its facts are recorded.",
        Basis.LAW,
        (
            Check(
                "assessment",
                ("assessmentoutcomedate", "requests.receiveddate", "week20"),
                f"a.assessmentoutcome = 'Y' AND {_DAYS} > 140 AND NOT coalesce(a.week20, false)",
                "case",
                needs=("requests",),
            ),
            Check(
                "assessment",
                ("assessmentoutcomedate", "requests.receiveddate"),
                f"a.assessmentoutcome = 'N' AND {_DAYS} > 112",
                "case",
                needs=("requests",),
            ),
        ),
        source=_TWENTY,
    ),
    Rule(
        "SW308",
        Level.QUERY,
        "An exception is claimed for a plan that was issued within 20 weeks.",
        "It needs none, and the plan drops out of the figure without exceptions.",
        "Take out the exception, or correct the dates.",
        Basis.SENSE,
        (
            Check(
                "assessment",
                ("week20", "assessmentoutcomedate", "requests.receiveddate"),
                f"a.week20 AND a.assessmentoutcome = 'Y' AND {_DAYS} <= 140",
                "case",
                needs=("requests",),
            ),
        ),
    ),
    Rule(
        "SW310a",
        Level.ERROR,
        "The request is of an earlier year and has no date, but its assessment is of this year.",
        "Without the day of the request the weeks of this year’s decision cannot be counted.",
        "Enter the day on which the request was received, or record the assessment as H.",
        Basis.GUIDE,
        (
            Check(
                "assessment",
                ("assessmentoutcome", "requests.requestoutcome", "requests.receiveddate"),
                "r.requestoutcome = 'H' AND a.assessmentoutcome <> 'H' AND r.receiveddate IS NULL",
                "case",
                needs=("requests",),
            ),
        ),
    ),
    Rule(
        "SW310b",
        Level.QUERY,
        "The request is of an earlier year, but its assessment is not.",
        "That is right where the year turned between the two decisions, and wrong where the plan is an old one.",
        "Confirm that the assessment was still open on 1 January of the year, or record it as H.",
        Basis.GUIDE,
        (
            Check(
                "assessment",
                ("assessmentoutcome", "requests.requestoutcome"),
                "r.requestoutcome = 'H' AND a.assessmentoutcome <> 'H' AND r.receiveddate IS NOT NULL",
                "case",
                needs=("requests",),
            ),
        ),
        doubt="The reconstruction calls every such record an error; as a year does turn within cases, Sendwell asks.",
    ),
)
