"""Rules that hold for items and records of every module."""

from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule
from sendwell.domain.returns.sen2.schema import MODULES, OPEN_CODES, Item, Kind, all_items, codes_of
from sendwell.domain.returns.sen2.years import YEARS

_LENS = {"requests": "r", "assessment": "a", "namedplan": "n", "activeplans": "v"}
_CHILDREN = [module for module in MODULES.values() if module.parent not in (None, "sen2")]
_PARENTS = dict.fromkeys(module.parent for module in _CHILDREN if module.parent)


def _coded(item: Item) -> Check:
    """True of a value that no code of the return's year has."""
    by_year = " ".join(
        f"WHEN {year} THEN x.{item.column} NOT IN ({_listed(item, year)})"
        for year in YEARS
        if codes_of(item.codes, year)
    )
    return Check(item.module, (item.column,), f"CASE $year {by_year} END")


def _listed(item: Item, year: int) -> str:
    return ", ".join(f"'{code.code}'" for code in codes_of(item.codes, year))


def _shaped(item: Item) -> Check:
    return Check(item.module, (item.column,), f"NOT regexp_full_match(x.{item.column}, '{OPEN_CODES[item.codes]}')")


def _outside_its_years(item: Item) -> Check:
    until = f" OR $year > {item.until}" if item.until else ""
    return Check(item.module, (item.column,), f"x.{item.column} IS NOT NULL AND ($year < {item.since}{until})")


_DATES = [item for item in all_items() if item.kind is Kind.DATE and item.module in _LENS]

EVERY = (
    Rule(
        "SW108",
        Level.ERROR,
        "The code is not one of the list.",
        "The department’s system takes only the codes of the collection year.",
        "Choose a code of the list: the rule’s explanation shows them.",
        Basis.SENSE,
        tuple(_coded(item) for item in all_items() if codes_of(item.codes)),
    ),
    Rule(
        "SW108b",
        Level.QUERY,
        "The code has not the form that codes of its kind have.",
        "The full list of these codes was not found, so Sendwell asks and does not refuse.",
        "Compare the code with the department’s list.",
        Basis.SENSE,
        tuple(_shaped(item) for item in all_items() if OPEN_CODES.get(item.codes, ".*") != ".*"),
        doubt="The full lists of these codes were not found.",
    ),
    Rule(
        "SF02",
        Level.ERROR,
        "Two records of a module have the same key.",
        "What belongs to the one cannot be told from what belongs to the other.",
        "Export again, each record once; give the files of one export only.",
        Basis.OWN,
        tuple(
            Check(
                module,
                (),
                rows=f"SELECT rowid FROM {module} WHERE key IN "
                f"(SELECT key FROM {module} GROUP BY key HAVING count(*) > 1)",
            )
            for module in _PARENTS
        ),
    ),
    Rule(
        "SF03",
        Level.ERROR,
        "The record belongs to none of the records given.",
        "It would be counted nowhere, and nobody would see that it is lost.",
        "Export again with the record that it belongs to, or correct its key.",
        Basis.OWN,
        tuple(
            Check(
                module.name,
                (),
                rows=f"SELECT x.rowid FROM {module.name} x ANTI JOIN {module.parent} u ON u.key = x.parent",
                needs=(str(module.parent),),
            )
            for module in _CHILDREN
        ),
    ),
    Rule(
        "SF05",
        Level.QUERY,
        "The item does not belong to this year’s collection, but is filled in.",
        "The file may be of another year, or the case system’s export out of date.",
        "Check the collection year; the item itself is ignored.",
        Basis.READERS,
        tuple(_outside_its_years(item) for item in all_items() if item.since > min(YEARS) or item.until),
    ),
    Rule(
        "SF07",
        Level.ERROR,
        "The date is one that no calendar has (such as 29 February 2025), or its form is not understood.",
        "A date that cannot be read counts as missing in every figure.",
        "Write the date as 2025-02-28 or 28/02/2025.",
        Basis.OWN,
        tuple(
            Check(item.module, (item.column,), f"x.{item.column}__unread IS NOT NULL")
            for item in all_items()
            if item.kind is Kind.DATE
        ),
    ),
    Rule(
        "SF11",
        Level.ERROR,
        "The answer is neither yes nor no.",
        "It counts as not answered in every figure.",
        "Write 1 or 0 (true or false, yes or no are understood).",
        Basis.OWN,
        tuple(
            Check(item.module, (item.column,), f"x.{item.column}__unread IS NOT NULL")
            for item in all_items()
            if item.kind is Kind.YES_NO
        ),
    ),
    Rule(
        "SF09",
        Level.ERROR,
        "A date lies before the child’s birth.",
        "Either this date or the date of birth is wrong, and with it an age or a time.",
        "Correct whichever date is wrong.",
        Basis.OWN,
        tuple(
            Check(
                item.module,
                (item.column, "person.personbirthdate"),
                f"{_LENS[item.module]}.{item.column} < p.personbirthdate",
                "case",
                needs=("person", "requests"),
            )
            for item in _DATES
            if item.column != "receiveddate"
        ),
    ),
)
