"""Rules on active plans: reviews, placements and needs."""

from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule

_RUNS = "n.startdate <= $survey AND (n.ceasedate IS NULL OR n.ceasedate >= $survey)"
_REVIEW_DATES = ("reviewmeeting", "lastreview", "reviewdraft", "phasetransferfinaldate")
_AMEND = "x.reviewoutcome LIKE 'A%'"
_AMEND_DOUBT = "The codes of the outcome were not found; one that begins with A is taken for “amend”."
_REGISTER = "a register of schools"

ACTIVE = (
    Rule(
        "SW501",
        Level.ERROR,
        "The plan runs on the survey day, but there is no active plan.",
        "The plan is missing from the caseload.",
        "Add the active plan with its placement and needs, or record when and why the plan ended.",
        Basis.READERS,
        (
            Check(
                "namedplan", ("startdate", "ceasedate"), f"{_RUNS} AND v.rowid IS NULL", "case", needs=("activeplans",)
            ),
        ),
    ),
    Rule(
        "SW502",
        Level.ERROR,
        "There is an active plan, but the plan ended before the survey day.",
        "It would be counted in the caseload and among the plans that ended.",
        "Take out the active plan, or correct the end of the plan.",
        Basis.SENSE,
        (Check("activeplans", ("namedplan.ceasedate",), "n.ceasedate < $survey", "case", needs=("namedplan",)),),
    ),
    Rule(
        "SW503a",
        Level.ERROR,
        "The active plan has no placement.",
        "The caseload is published by placement; plans without one are the commonest gap in returns.",
        "Enter where the child is taught, or the code that says why nowhere.",
        Basis.READERS,
        (
            Check(
                "activeplans",
                (),
                "t.parent IS NULL AND v.transferla IS NULL",
                "case",
                needs=("placementdetail",),
            ),
        ),
    ),
    Rule(
        "SW503b",
        Level.QUERY,
        "The active plan came from another authority and has no placement yet.",
        "The caseload is published by placement.",
        "Enter where the child is taught, if it is known by now.",
        Basis.READERS,
        (
            Check(
                "activeplans",
                ("transferla",),
                "t.parent IS NULL AND v.transferla IS NOT NULL",
                "case",
                needs=("placementdetail",),
            ),
        ),
    ),
    Rule(
        "SW504",
        Level.ERROR,
        "The placement has no start, or ends before it starts.",
        "Whether the child is at the setting on the survey day cannot be told.",
        "Enter the day on which the child started, and correct whichever date is wrong.",
        Basis.SENSE,
        (
            Check("placementdetail", ("entrydate",), "x.entrydate IS NULL AND x.entrydate__unread IS NULL"),
            Check("placementdetail", ("entrydate", "leavingdate"), "x.leavingdate < x.entrydate"),
        ),
    ),
    Rule(
        "SW505",
        Level.QUERY,
        "No placement of rank 1 is open on the survey day.",
        "The plan is counted at its first placement; without one it counts as placed nowhere.",
        "Enter the present main placement, or give one of the placements rank 1.",
        Basis.READERS,
        (
            Check(
                "activeplans",
                (),
                "t.parent IS NOT NULL AND t.open_firsts = 0",
                "case",
                needs=("placementdetail",),
            ),
        ),
    ),
    Rule(
        "SW506a",
        Level.QUERY,
        "Both the SEN unit and resourced provision are marked.",
        "A child is in the one or the other; the caseload counts them apart.",
        "Keep the one that the child attends.",
        Basis.READERS,
        tuple(
            Check(
                module,
                ("senunitindicator", "resourcedprovisionindicator"),
                "x.senunitindicator AND x.resourcedprovisionindicator",
            )
            for module in ("plandetail", "placementdetail")
        ),
    ),
    Rule(
        "SW506b",
        Level.QUERY,
        "A SEN unit or resourced provision is marked at a school that, by the register, has none.",
        "The caseload counts children in units and resourced provision apart.",
        "Take out the mark, or ask the school to correct the register.",
        Basis.READERS,
        (
            Check(
                "placementdetail",
                ("urn", "senunitindicator", "resourcedprovisionindicator"),
                rows="SELECT x.rowid FROM placementdetail x JOIN schools g ON g.urn = x.urn WHERE "
                "(x.senunitindicator AND NOT g.has_unit) OR (x.resourcedprovisionindicator AND NOT g.has_resourced)",
                needs=(_REGISTER,),
            ),
        ),
    ),
    Rule(
        "SW507",
        Level.ERROR,
        "The school number is not in the register, or the school closed before the child started.",
        "A placement at a school that is not there counts nowhere.",
        "Correct the number; a school that became an academy has a new one.",
        Basis.READERS,
        (
            Check(
                "placementdetail",
                ("urn", "entrydate"),
                rows="SELECT x.rowid FROM placementdetail x LEFT JOIN schools g ON g.urn = x.urn "
                "WHERE x.urn IS NOT NULL AND (g.urn IS NULL OR g.closed < x.entrydate)",
                needs=(_REGISTER,),
            ),
        ),
    ),
    Rule(
        "SW508",
        Level.ERROR,
        "The needs are missing, more than two, ranked twice alike, or the same twice.",
        "The caseload is published by primary need: exactly one need of rank 1.",
        "Enter one need of rank 1 and at most one other of rank 2.",
        Basis.READERS,
        (
            Check(
                "activeplans",
                (),
                "coalesce(s.needs, 0) NOT BETWEEN 1 AND 2 OR s.ones > 1 OR s.twos > 1 "
                "OR (s.twos > 0 AND s.ones = 0) OR (s.needs = 2 AND s.first_type = s.last_type)",
                "case",
                needs=("senneed",),
            ),
        ),
    ),
    Rule(
        "SW509",
        Level.ERROR,
        "The decision after the review is dated before the review meeting.",
        "The 4 weeks from meeting to decision would be less than none.",
        "Correct whichever date is wrong.",
        Basis.GUIDE,
        (Check("activeplans", ("reviewmeeting", "lastreview"), "x.lastreview < x.reviewmeeting"),),
        since=2024,
    ),
    Rule(
        "SW510",
        Level.QUERY,
        "The decision after the review came more than 4 weeks after the meeting.",
        "The family must be told within 4 weeks of the meeting; the published share counts this one as late.",
        "Confirm both dates. If they are right, nothing needs mending.",
        Basis.LAW,
        (Check("activeplans", ("reviewmeeting", "lastreview"), "x.lastreview - x.reviewmeeting > 28"),),
        source="SEND Regulations 2014, regulation 20(10)",
        since=2024,
    ),
    Rule(
        "SW511",
        Level.QUERY,
        "The plan is more than a year old, and no review is recorded in the last 12 months.",
        "A plan must be reviewed within each 12 months; the published share counts this one as not reviewed.",
        "Enter the review if it was held. If it was not, the family is owed one.",
        Basis.LAW,
        (
            Check(
                "activeplans",
                ("namedplan.startdate", "reviewmeeting", "lastreview"),
                "n.startdate < $survey - INTERVAL 1 YEAR "
                "AND coalesce(greatest(v.reviewmeeting, v.lastreview), DATE '1900-01-01') < $survey - INTERVAL 1 YEAR",
                "case",
                needs=("namedplan",),
            ),
        ),
        source="Children and Families Act 2014, section 44(1)",
        doubt="The words of section 44(1) were not at hand.",
    ),
    Rule(
        "SW512",
        Level.ERROR,
        "The review has an outcome without the date of the decision, or the date without an outcome.",
        "Reviews completed are counted by outcome and by the date on which the family was told.",
        "Enter both, or neither where it is not yet decided.",
        Basis.SENSE,
        (
            Check(
                "activeplans",
                ("reviewoutcome", "lastreview"),
                "(x.reviewoutcome IS NULL) <> (x.lastreview IS NULL AND x.lastreview__unread IS NULL)",
            ),
        ),
        since=2024,
    ),
    Rule(
        "SW513",
        Level.QUERY,
        "The plan is to be amended, but the draft is missing or came more than 4 weeks after the meeting.",
        "The notice of amendments must be sent within the same 4 weeks as the decision.",
        "Enter the day on which the draft was sent.",
        Basis.LAW,
        (
            Check(
                "activeplans",
                ("reviewoutcome", "reviewdraft", "reviewmeeting"),
                f"{_AMEND} AND (x.reviewdraft IS NULL OR x.reviewdraft - x.reviewmeeting > 28)",
            ),
        ),
        source="SEND Regulations 2014, regulation 22(2); R (L, M, P) v Devon CC [2022] EWHC 493 (Admin)",
        doubt=_AMEND_DOUBT,
        since=2025,
    ),
    Rule(
        "SW514",
        Level.QUERY,
        "The phase transfer is due on another day than 15 February or 31 March, or was late.",
        "A child who changes school must know the new one by then; the department publishes how many did.",
        "Confirm the date on which it was due and the day of the final plan.",
        Basis.LAW,
        (
            Check(
                "activeplans",
                ("phasetransferduedate",),
                "strftime(x.phasetransferduedate, '%m-%d') NOT IN ('02-15', '03-31')",
            ),
            Check(
                "activeplans",
                ("phasetransferduedate", "phasetransferfinaldate"),
                "x.phasetransferfinaldate > x.phasetransferduedate",
            ),
        ),
        source="SEND Regulations 2014, regulation 18(1)",
        since=2025,
    ),
    Rule(
        "SW515",
        Level.ERROR,
        "The plan is said to come from this authority itself, or from one without a proper number.",
        "Plans that moved are matched between the two authorities’ returns.",
        "Enter the three-digit number of the authority that the plan came from.",
        Basis.SENSE,
        (
            Check(
                "activeplans",
                ("transferla",),
                "x.transferla = (SELECT min(lea) FROM sen2) OR NOT regexp_full_match(x.transferla, '[0-9]{3}')",
            ),
        ),
        doubt="The form of the number is checked, not whether such an authority exists.",
    ),
    Rule(
        "SW516",
        Level.ERROR,
        "A date of the review is after the survey day.",
        "What has not happened yet cannot be returned.",
        "Correct the date, or take out what is only planned.",
        Basis.ANNEX_A,
        tuple(Check("activeplans", (item,), f"x.{item} > $survey") for item in _REVIEW_DATES),
        source="rule 105d",
    ),
)
