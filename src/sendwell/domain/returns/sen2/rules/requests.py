"""Rules on requests."""

from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule

_CLOCK = "The 6, 16 and 20 weeks are counted from the day on which the request was received."

REQUESTS = (
    Rule(
        "SW202",
        Level.ERROR,
        "The date on which the request was received is missing.",
        _CLOCK,
        "Enter the day on which the authority received the request, not the day on which it was logged.",
        Basis.GUIDE,
        (
            Check(
                "requests",
                ("receiveddate", "requestoutcome"),
                "x.requestoutcome IN ('Y', 'N', 'A', 'W') AND x.receiveddate IS NULL "
                "AND x.receiveddate__unread IS NULL",
            ),
        ),
    ),
    Rule(
        "SW203",
        Level.ERROR,
        "The request was received after the survey day, or before the child was born.",
        _CLOCK,
        "Correct whichever date is wrong.",
        Basis.SENSE,
        (
            Check("requests", ("receiveddate",), "x.receiveddate > $survey"),
            Check(
                "requests",
                ("receiveddate", "person.personbirthdate"),
                "r.receiveddate < p.personbirthdate",
                "case",
                needs=("person",),
            ),
        ),
    ),
    Rule(
        "SW204",
        Level.ERROR,
        "There is no outcome of the request.",
        "A request without an outcome can be counted neither as decided nor as open.",
        "Enter Y, N, A, W or H; A where it is not yet decided.",
        Basis.SENSE,
        (Check("requests", ("requestoutcome",), "x.requestoutcome IS NULL"),),
    ),
    Rule(
        "SW205",
        Level.ERROR,
        "The request is decided, but the date of the decision is missing.",
        "Decisions in time (6 weeks) cannot be counted.",
        "Enter the day on which the family was told.",
        Basis.GUIDE,
        (
            Check(
                "requests",
                ("requestoutcomedate", "requestoutcome"),
                "x.requestoutcome IN ('Y', 'N') AND x.requestoutcomedate IS NULL "
                "AND x.requestoutcomedate__unread IS NULL",
            ),
        ),
    ),
    Rule(
        "SW206",
        Level.ERROR,
        "The request is open, withdrawn or of an earlier year, but has a date of decision.",
        "The date says that it was decided in the year; the outcome says that it was not.",
        "Take out the date, or correct the outcome.",
        Basis.GUIDE,
        (
            Check(
                "requests",
                ("requestoutcomedate", "requestoutcome"),
                "x.requestoutcome IN ('A', 'W', 'H') AND x.requestoutcomedate IS NOT NULL",
            ),
        ),
    ),
    Rule(
        "SW207",
        Level.ERROR,
        "The request was decided before it was received.",
        _CLOCK,
        "Correct whichever date is wrong.",
        Basis.SENSE,
        (
            Check(
                "requests",
                ("receiveddate", "requestoutcomedate"),
                "x.requestoutcomedate < x.receiveddate",
            ),
        ),
    ),
    Rule(
        "SW208",
        Level.QUERY,
        "The decision came more than 6 weeks after the request.",
        "The family must be told within 6 weeks; the published share in time counts this one as late.",
        "Confirm both dates. If they are right, nothing needs mending.",
        Basis.LAW,
        (
            Check(
                "requests",
                ("receiveddate", "requestoutcomedate"),
                "x.requestoutcomedate - x.receiveddate > 42",
            ),
        ),
        source="SEND Regulations 2014, regulation 5(1)",
    ),
    Rule(
        "SW209",
        Level.ERROR,
        "The request was decided outside the year that the return counts.",
        "It would be counted in the wrong year.",
        "Give it the outcome H and no date of decision, or correct the date.",
        Basis.GUIDE,
        (
            Check(
                "requests",
                ("requestoutcomedate", "requestoutcome"),
                "x.requestoutcome <> 'H' AND x.requestoutcomedate NOT BETWEEN $first AND $last",
            ),
        ),
    ),
    Rule(
        "SW210",
        Level.QUERY,
        "The tribunal is marked, but mediation is not.",
        "Most appeals need a mediation certificate first, so a mark may be missing.",
        "Confirm that the appeal needed no certificate, or mark the mediation.",
        Basis.SENSE,
        (
            Check(
                "requests",
                ("requesttribunal", "requestmediation"),
                "x.requesttribunal AND NOT coalesce(x.requestmediation, false)",
            ),
        ),
        doubt="Which appeals need no certificate (Children and Families Act 2014, section 55(2)) is not verified.",
    ),
    Rule(
        "SW211",
        Level.ERROR,
        "The request was refused, withdrawn or is still open, yet has an assessment.",
        "An assessment follows only from a decision to assess, or from mediation or the tribunal.",
        "Correct the outcome, mark the mediation or tribunal, or take out the assessment.",
        Basis.GUIDE,
        (
            Check(
                "requests",
                ("requestoutcome",),
                "r.requestoutcome IN ('N', 'A', 'W') AND a.rowid IS NOT NULL "
                "AND NOT coalesce(r.requestmediation, false) AND NOT coalesce(r.requesttribunal, false)",
                "case",
                needs=("assessment",),
            ),
        ),
    ),
    Rule(
        "SW212",
        Level.QUERY,
        "It is not said who asked.",
        "From 2025 the return asks who made the request.",
        "Enter 1 to 5: parent or young person, school or other setting, health, social care, other.",
        Basis.XML_READERS,
        (
            Check(
                "requests",
                ("requestsource", "requestoutcome"),
                "x.requestsource IS NULL AND x.requestoutcome <> 'H'",
            ),
        ),
        since=2025,
        doubt="The item is read in real files; whether it is asked of requests of earlier years was not found.",
    ),
)
