"""Rules on persons."""

from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_LAST = "substr(x.upn, 13, 1)"
_SUM = " + ".join(f"{place} * (x.upn_number // {10 ** (12 - place)} % 10)" for place in range(2, 13))
_LAST_VALUE = f"CASE WHEN {_LAST} <= '9' THEN ascii({_LAST}) - 48 ELSE instr('{UPN_LETTERS}', {_LAST}) - 1 END"
_BAD_UPN = (
    f"NOT regexp_full_match(x.upn, '[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]') "
    f"OR substr('{UPN_LETTERS}', ({_SUM} + 13 * ({_LAST_VALUE})) % 23 + 1, 1) <> substr(x.upn, 1, 1)"
)
_PLAN_IS_ACTIVE = "v.rowid IS NOT NULL"
_WHO = "Without it the department cannot match the child to other data, and the record may be counted twice."

PERSON = (
    Rule(
        "SW101",
        Level.ERROR,
        "The surname, forename, date of birth, sex or ethnicity is missing.",
        _WHO,
        "Fill it in from the child’s record.",
        Basis.ANNEX_A,
        (
            Check("person", ("surname",), "x.surname IS NULL"),
            Check("person", ("forename",), "x.forename IS NULL"),
            Check("person", ("personbirthdate",), "x.personbirthdate IS NULL AND x.personbirthdate__unread IS NULL"),
            Check("person", ("sex",), "x.sex IS NULL AND $year >= 2024"),
            Check("person", ("gendercurrent",), "x.gendercurrent IS NULL AND $year < 2024"),
            Check("person", ("ethnicity",), "x.ethnicity IS NULL"),
        ),
        source="rules 101a to 101c",
    ),
    Rule(
        "SW102",
        Level.ERROR,
        "The date of birth is after the survey day.",
        "Nobody can have a plan before birth, and every age would be wrong.",
        "Correct the date of birth.",
        Basis.ANNEX_A,
        (Check("person", ("personbirthdate",), "x.personbirthdate > $survey"),),
        source="rule 105a",
    ),
    Rule(
        "SW103a",
        Level.ERROR,
        "The person is 26 or over and still has an active plan.",
        "A plan ends at 25, or at the end of that year of study.",
        "Correct the date of birth, or record when and why the plan ended.",
        Basis.ANNEX_A,
        (
            Check(
                "person",
                ("personbirthdate",),
                f"{_PLAN_IS_ACTIVE} AND p.personbirthdate <= $survey - INTERVAL 26 YEAR",
                "case",
                needs=("requests", "activeplans"),
            ),
        ),
        source="rules 102a and 102b; Children and Families Act 2014, section 46",
    ),
    Rule(
        "SW103b",
        Level.QUERY,
        "The person is 25 and has an active plan.",
        "A plan may run to the end of the year of study in which the person turns 25, and no longer.",
        "Confirm that the year of study has not ended.",
        Basis.ANNEX_A,
        (
            Check(
                "person",
                ("personbirthdate",),
                f"{_PLAN_IS_ACTIVE} AND p.personbirthdate <= $survey - INTERVAL 25 YEAR "
                "AND p.personbirthdate > $survey - INTERVAL 26 YEAR",
                "case",
                needs=("requests", "activeplans"),
            ),
        ),
        source="rules 102a and 102b; Children and Families Act 2014, section 46",
    ),
    Rule(
        "SW104",
        Level.ERROR,
        "There is no unique pupil number, no unique learner number, and no reason why.",
        _WHO,
        "Enter the number, or the reason why there is none.",
        Basis.READERS,
        (
            Check(
                "person",
                ("upn", "uniquelearnernumber", "upnunknown"),
                "x.upn IS NULL AND x.uniquelearnernumber IS NULL AND x.upnunknown IS NULL",
            ),
        ),
        source="and rule 107 of the Annex A SEND validator",
    ),
    Rule(
        "SW105",
        Level.ERROR,
        "The unique pupil number has a wrong form or check letter, or the unique learner number is not 10 digits.",
        _WHO,
        "Copy the number again from the school census or the learning records service.",
        Basis.SENSE,
        (
            Check("person", ("upn",), _BAD_UPN),
            Check(
                "person",
                ("uniquelearnernumber",),
                "x.uniquelearnernumber IS NOT NULL AND NOT regexp_full_match(x.uniquelearnernumber, '[0-9]{10}')",
            ),
        ),
        doubt="The rule of the check letter and the ten digits are from general knowledge, not verified.",
    ),
    Rule(
        "SW106",
        Level.ERROR,
        "Two persons have the same unique pupil number.",
        "One of them is another child, or the same child stands twice.",
        "Correct the number, or join the two records.",
        Basis.ANNEX_A,
        (
            Check(
                "person",
                ("upn",),
                rows="SELECT rowid FROM person WHERE upn IN (SELECT upn FROM person WHERE upn IS NOT NULL "
                "GROUP BY upn HAVING count(*) > 1)",
            ),
        ),
        source="rule 109",
    ),
    Rule(
        "SW107",
        Level.QUERY,
        "A reason for having no number stands beside a number.",
        "One of the two is out of date.",
        "Take out the reason, or the number that is not the child’s.",
        Basis.SENSE,
        (
            Check(
                "person",
                ("upnunknown",),
                "x.upnunknown IS NOT NULL AND (x.upn IS NOT NULL OR x.uniquelearnernumber IS NOT NULL)",
            ),
        ),
    ),
    Rule(
        "SW201",
        Level.ERROR,
        "A person has no request.",
        "Each person is in the return for a request, an assessment or a plan; without one there is nothing to count.",
        "Add the request (“H” where it was decided before the year), or take the person out.",
        Basis.READERS,
        (Check("person", (), "q.parent IS NULL", "persons", needs=("requests",)),),
    ),
    Rule(
        "SW213",
        Level.QUERY,
        "A person has more than one request that is not yet decided.",
        "One child is seldom asked for twice at once; the number of requests may be too high.",
        "Confirm that both are real, or take out the one entered twice.",
        Basis.READERS,
        (Check("person", (), "q.open_requests > 1", "persons", needs=("requests",)),),
    ),
    Rule(
        "SF04",
        Level.QUERY,
        "Two persons have the same name and date of birth but other keys or numbers.",
        "The same child entered twice is counted twice, and each record holds half the story.",
        "Join the two records, or confirm that they are two children.",
        Basis.OWN,
        (
            Check(
                "person",
                ("surname", "forename", "personbirthdate"),
                rows="SELECT p.rowid FROM person p JOIN (SELECT surname, forename, personbirthdate FROM person "
                "GROUP BY ALL HAVING count(*) > 1) same USING (surname, forename, personbirthdate)",
            ),
        ),
    ),
    Rule(
        "SW601",
        Level.QUERY,
        "A child of school age with an active plan has no main setting.",
        "A child without a school is either missing education or missing from the return.",
        "Enter the main setting, or the code that says where the child is taught.",
        Basis.ANNEX_A,
        (
            Check(
                "person",
                ("personbirthdate",),
                f"{_PLAN_IS_ACTIVE} AND p.personbirthdate <= $age_day - INTERVAL 5 YEAR "
                "AND p.personbirthdate > $age_day - INTERVAL 16 YEAR "
                "AND coalesce(t.main_settings, 0) = 0",
                "case",
                needs=("requests", "activeplans", "placementdetail"),
            ),
        ),
        source="rule 108a",
    ),
)
