"""Rules on plans, the settings they name, and how they end."""

from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule

_RANKS = "{0}.ones > 1 OR {0}.twos > 1 OR ({0}.twos > 0 AND {0}.ones = 0)"
_OTHER = "x.sensetting IN ('OTH', 'NIEO') AND x.sensettingother IS NULL"
_YOUNG_NEET = (
    "SELECT x.rowid FROM {module} x JOIN {above} u ON u.key = x.parent {join} JOIN requests r ON r.key = {link} "
    "JOIN person p ON p.key = r.parent WHERE x.sensetting = 'NEET' "
    "AND p.personbirthdate > $survey - INTERVAL 16 YEAR"
)
_NAMED = ("namedplan", "assessment", "requests", "person")

PLANS = (
    Rule(
        "SW401",
        Level.ERROR,
        "A plan was issued, but there is no plan in the return.",
        "The plan is missing from the caseload, and the child from every count of plans.",
        "Add the plan, or correct the outcome of the assessment.",
        Basis.GUIDE,
        (
            Check(
                "assessment",
                ("assessmentoutcome", "assessmentoutcomedate"),
                "a.assessmentoutcome = 'Y' AND a.assessmentoutcomedate IS NOT NULL AND n.rowid IS NULL",
                "case",
                needs=("namedplan",),
            ),
        ),
    ),
    Rule(
        "SW402",
        Level.ERROR,
        "The start of the plan is missing, or after the survey day.",
        "How long a plan has been held, and when its review is due, is counted from its start.",
        "Enter the day on which the current plan was made.",
        Basis.SENSE,
        (
            Check("namedplan", ("startdate",), "x.startdate IS NULL AND x.startdate__unread IS NULL"),
            Check("namedplan", ("startdate",), "x.startdate > $survey"),
        ),
    ),
    Rule(
        "SW403",
        Level.QUERY,
        "A new plan starts on another day than the one on which it was issued.",
        "One of the two dates is usually that of a letter or a meeting.",
        "Confirm both dates.",
        Basis.SENSE,
        (
            Check(
                "namedplan",
                ("startdate", "assessment.assessmentoutcomedate"),
                "a.assessmentoutcome = 'Y' AND n.startdate <> a.assessmentoutcomedate",
                "case",
                needs=("assessment",),
            ),
        ),
    ),
    Rule(
        "SW404",
        Level.ERROR,
        "The plan names no setting, or more than two.",
        "Section I of a plan names a setting or its type; the return takes one or two.",
        "Enter the one or two settings that section I names; OTH where it names only a type.",
        Basis.READERS,
        (Check("namedplan", (), "coalesce(d.settings, 0) NOT BETWEEN 1 AND 2", "case", needs=("plandetail",)),),
    ),
    Rule(
        "SW405",
        Level.ERROR,
        "The setting has neither a number nor a code, or has both a school number and a code.",
        "The caseload is published by kind of setting, which comes from the one or the other.",
        "Enter the school number (URN), the provider number (UKPRN), or the code, and only one of them.",
        Basis.READERS,
        (
            Check(
                "plandetail",
                ("urn", "ukprn", "sensetting"),
                "(x.urn IS NULL AND x.ukprn IS NULL AND x.sensetting IS NULL) "
                "OR (x.urn IS NOT NULL AND x.sensetting IS NOT NULL)",
            ),
        ),
    ),
    Rule(
        "SW406",
        Level.ERROR,
        "Two settings of a plan have the same rank, or there is a second without a first.",
        "The caseload counts each plan once, at its first setting.",
        "Give the main setting rank 1 and the other rank 2.",
        Basis.SENSE,
        (Check("namedplan", (), _RANKS.format("d"), "case", needs=("plandetail",)),),
    ),
    Rule(
        "SW407",
        Level.ERROR,
        "The plan has an end without a reason, or a reason without an end.",
        "Plans that ended are published by reason.",
        "Enter both, or neither where the plan goes on.",
        Basis.SENSE,
        (
            Check(
                "namedplan",
                ("ceasedate", "ceasereason"),
                "(x.ceasedate IS NULL AND x.ceasedate__unread IS NULL) <> (x.ceasereason IS NULL)",
            ),
        ),
    ),
    Rule(
        "SW408",
        Level.ERROR,
        "The plan ended before it started, or after the survey day.",
        "It would count as ended while it still runs, or the reverse.",
        "Enter the day on which the plan really ended, not the day of the decision.",
        Basis.SENSE,
        (
            Check("namedplan", ("startdate", "ceasedate"), "x.ceasedate < x.startdate"),
            Check("namedplan", ("ceasedate",), "x.ceasedate > $survey"),
        ),
    ),
    Rule(
        "SW409a",
        Level.QUERY,
        "The reason why the plan ended does not fit the person’s age.",
        "Maximum age is not reached before 19, nor higher education or paid employment before 16.",
        "Correct the reason or the date of birth.",
        Basis.SENSE,
        (
            Check(
                "namedplan",
                ("ceasereason", "ceasedate", "person.personbirthdate"),
                "(n.ceasereason = '1' AND n.ceasedate < p.personbirthdate + INTERVAL 19 YEAR) OR "
                "(n.ceasereason IN ('3', '4') AND n.ceasedate < p.personbirthdate + INTERVAL 16 YEAR)",
                "case",
                needs=("person", "requests", "assessment"),
            ),
        ),
        doubt="The age of 16 for reasons 3 and 4 is from general knowledge, not verified.",
    ),
    Rule(
        "SW410",
        Level.ERROR,
        "A direct payment is given, but no personal budget.",
        "A direct payment is a form of personal budget.",
        "Mark the personal budget, or take out the direct payment.",
        Basis.SENSE,
        (
            Check(
                "namedplan", ("dp", "pb"), "x.dp IS NOT NULL AND x.dp NOT IN ('0', 'N') AND NOT coalesce(x.pb, false)"
            ),
        ),
        doubt="The codes of direct payments were not found.",
    ),
    Rule(
        "SW411",
        Level.QUERY,
        "The setting is “other”, and it is not said what.",
        "The department asks for an explanation of OTH and NIEO.",
        "Write in a few words where the child is taught, or choose a code that fits.",
        Basis.READERS,
        (
            Check("plandetail", ("sensetting", "sensettingother"), _OTHER),
            Check("placementdetail", ("sensetting", "sensettingother"), _OTHER),
        ),
    ),
    Rule(
        "SW412",
        Level.QUERY,
        "NEET is given for a person under 16.",
        "The code is for young people from 16 to 25.",
        "Choose NIEO or NIEC, or correct the date of birth.",
        Basis.READERS,
        (
            Check(
                "plandetail",
                ("sensetting",),
                rows=_YOUNG_NEET.format(
                    module="plandetail",
                    above="namedplan",
                    join="JOIN assessment a ON a.key = u.parent",
                    link="a.parent",
                ),
                needs=_NAMED,
            ),
            Check(
                "placementdetail",
                ("sensetting",),
                rows=_YOUNG_NEET.format(module="placementdetail", above="activeplans", join="", link="u.parent"),
                needs=("activeplans", "requests", "person"),
            ),
        ),
    ),
    Rule(
        "SF10",
        Level.ERROR,
        "The plan starts before its request was received.",
        "A plan cannot come before it was asked for; its weeks would be less than none.",
        "Correct whichever date is wrong; a plan from another authority belongs to a request recorded as H.",
        Basis.OWN,
        (
            Check(
                "namedplan",
                ("startdate", "requests.receiveddate"),
                "n.startdate < r.receiveddate",
                "case",
                needs=("requests", "assessment"),
            ),
        ),
    ),
)
