"""Rules on the header, and on the return as a whole."""

from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule
from sendwell.domain.returns.sen2.schema import MODULES

_NUMBER = "regexp_full_match(coalesce(x.lea, ''), '[0-9]{3}')"

HEADER = (
    Rule(
        "SW001",
        Level.ERROR,
        "The header lacks the authority’s number, or its year or reference date is not that of the collection.",
        "The department cannot tell whose return this is, or for which year.",
        "Set the three-digit authority number, the collection year and the survey day in the case system’s export.",
        Basis.SENSE,
        (
            Check("sen2", ("lea",), f"NOT {_NUMBER}"),
            Check("sen2", ("year",), "TRY_CAST(x.year AS INTEGER) IS DISTINCT FROM $year"),
            Check("sen2", ("referencedate",), "x.referencedate IS DISTINCT FROM $survey"),
        ),
    ),
    Rule(
        "SW002",
        Level.ERROR,
        "It is not said whether a designated officer is in place.",
        "The return asks each authority for its designated medical, clinical and social care officers.",
        "Answer for each of the three officers in the header.",
        Basis.SENSE,
        (
            Check("sen2", ("dmo",), "x.dmo IS NULL"),
            Check("sen2", ("dco",), "x.dco IS NULL"),
            Check("sen2", ("dsco",), "x.dsco IS NULL AND $year >= 2025"),
        ),
        doubt="How the answers are coded was not found, so any answer is taken.",
    ),
    Rule(
        "SW309",
        Level.QUERY,
        "More than a fifth of the plans issued in the year are marked as exceptions to the 20 weeks.",
        "Some authorities marked every late plan as an exception; the department asks about such returns.",
        "Confirm that each exception is one of those in regulation 10(4); delay by a service is none of them.",
        Basis.OWN,
        (
            Check(
                "assessment",
                ("week20",),
                whole="(SELECT avg(week20::INT) > 0.2 FROM assessment WHERE assessmentoutcome = 'Y' "
                "AND assessmentoutcomedate IS NOT NULL)",
            ),
        ),
        source="after notes to the published figures on areas that marked every plan; the fifth is Sendwell’s choice",
    ),
    Rule(
        "SW409b",
        Level.QUERY,
        "More than one in twenty plans that ended give “other” as the reason.",
        "A reason that says nothing hides why plans end.",
        "Choose a reason of the list wherever one fits, and explain the others.",
        Basis.SENSE,
        (
            Check(
                "namedplan",
                ("ceasereason",),
                whole="(SELECT avg((ceasereason = '9')::INT) > 0.05 FROM namedplan WHERE ceasereason IS NOT NULL)",
            ),
        ),
    ),
    Rule(
        "SW602",
        Level.QUERY,
        "The number of plans differs by more than a tenth from last year’s return.",
        "So large a change is more often an export that lacks records, or holds them twice, than a real one.",
        "Check that every team’s plans are in the export once; explain the change if it is real.",
        Basis.SENSE,
        (
            Check(
                "activeplans",
                whole="abs((SELECT count(*) FROM activeplans) - $last_year_plans) > 0.1 * $last_year_plans",
                needs=("last year’s return",),
            ),
        ),
        source="the tenth is Sendwell’s choice; the school census is not compared",
    ),
    Rule(
        "SF01",
        Level.ERROR,
        "A module of the return is missing.",
        "A return without it cannot be authorised, and the rules that need it could not be checked.",
        "Export the missing module as well, and give all files together.",
        Basis.OWN,
        tuple(map(Check, MODULES)),
    ),
    Rule(
        "SF08",
        Level.ERROR,
        "Most decisions are dated in another year than the return’s, so the files of two years are mixed.",
        "Each figure would count another year’s work.",
        "Give the files of one year’s return, or correct the collection year.",
        Basis.OWN,
        (
            Check(
                "requests",
                ("requestoutcomedate",),
                whole="(SELECT avg((year(requestoutcomedate) <> $year - 1)::INT) > 0.5 FROM requests)",
            ),
            Check(
                "assessment",
                ("assessmentoutcomedate",),
                whole="(SELECT avg((year(assessmentoutcomedate) <> $year - 1)::INT) > 0.5 FROM assessment)",
            ),
        ),
    ),
)
