"""From which tables a check is asked, and how a record is reached from the person it belongs to."""

from sendwell.domain.returns.sen2.schema import MODULES

ALIASES = {
    "sen2": "h",
    "person": "p",
    "requests": "r",
    "assessment": "a",
    "namedplan": "n",
    "activeplans": "v",
    "plandetail": "g",
    "placementdetail": "m",
    "senneed": "e",
}

_PERSON = """person p LEFT JOIN (
    SELECT parent, count(*) FILTER (requestoutcome = 'A') AS open_requests FROM requests GROUP BY parent
) q ON q.parent = p.key"""

_RANKS = "count(*) FILTER ({0} = '1') AS ones, count(*) FILTER ({0} = '2') AS twos"

_CASE = f"""requests r
LEFT JOIN person p ON p.key = r.parent
LEFT JOIN assessment a ON a.parent = r.key
LEFT JOIN namedplan n ON n.parent = a.key
LEFT JOIN activeplans v ON v.parent = r.key
LEFT JOIN (
    SELECT parent, count(*) AS settings, {_RANKS.format("placementrank")} FROM plandetail GROUP BY parent
) d ON d.parent = n.key
LEFT JOIN (
    SELECT
        parent,
        count(*) FILTER (placementrank = '1' AND coalesce(entrydate, $survey) <= $survey
            AND coalesce(leavingdate, $survey) >= $survey) AS open_firsts,
        count(*) FILTER (placementrank = '1' AND (urn IS NOT NULL OR ukprn IS NOT NULL
            OR sensetting NOT IN ('NEET', 'NIEC', 'NIEO'))) AS main_settings
    FROM placementdetail GROUP BY parent
) t ON t.parent = v.key
LEFT JOIN (
    SELECT parent, count(*) AS needs, {_RANKS.format("sentyperank")},
        min(sentype) AS first_type, max(sentype) AS last_type
    FROM senneed GROUP BY parent
) s ON s.parent = v.key"""

_OF_A_CASE = ("person", "requests", "assessment", "namedplan", "activeplans")

# The number within a pupil number is taken out once for each child; its check letter asks for each digit of it.
_PERSON_ALONE = "(SELECT rowid, *, TRY_CAST(substr(upn, 2, 11) AS BIGINT) AS upn_number FROM person) x"

LENSES = {
    "person": (_PERSON_ALONE, ("person",)),
    "persons": (_PERSON, ("person",)),
    "case": (_CASE, _OF_A_CASE),
}
"""The tables that checks of more than one module are asked of, and the modules whose records they find."""


def reached(module: str, records: str, beside: bool = True) -> str:
    """The records z of a module that a query names, with all above them to the person, each under its own alias.

    With `beside` an active plan has its plan beside it, and stands twice where it has two.
    """
    tables = f"({records}) z JOIN {module} {ALIASES[module]} ON {ALIASES[module]}.rowid = z.record"
    child = MODULES[module]
    while child.parent not in (None, "sen2"):
        parent = MODULES[str(child.parent)]
        tables += f" LEFT JOIN {parent.name} {ALIASES[parent.name]} ON {_link(child.name, parent.name)}"
        child = parent
    if beside and module == "activeplans":
        tables += f" LEFT JOIN assessment a ON {_link('assessment', 'requests')}"
        tables += f" LEFT JOIN namedplan n ON {_link('namedplan', 'assessment')}"
    return tables


def _link(child: str, parent: str) -> str:
    return f"{ALIASES[parent]}.key = {ALIASES[child]}.parent"
