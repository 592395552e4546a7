"""The usual way to check a return, as a baseline: pandas, rule by rule, each with its own copy and its own joins.

29 rules in the manner of open-source validators of children's data: tables of text in memory; a function for each rule,
which joins what it needs, reads the dates it needs and gives the rows that fail; and a report with a line for each.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pandas as pd

Tables = dict[str, pd.DataFrame]
Found = tuple[str, pd.Index]
LINK = {
    "requests": ("person", "persontableid"),
    "assessment": ("requests", "requeststableid"),
    "namedplan": ("assessment", "assessmenttableid"),
    "activeplans": ("requests", "requeststableid"),
}
DATES = {
    "person": ["personbirthdate"],
    "requests": ["receiveddate", "requestoutcomedate"],
    "assessment": ["assessmentoutcomedate"],
    "namedplan": ["startdate", "ceasedate"],
    "activeplans": ["reviewmeeting", "lastreview"],
    "placementdetail": ["entrydate", "leavingdate"],
}


def up(tables: Tables, name: str) -> pd.DataFrame:
    """The table with all above it to the person, its own row numbers kept and the dates read."""
    table, names = tables[name].reset_index(), [name]
    while name in LINK:
        name, key = LINK[name]
        table = table.merge(tables[name], on=key, how="left")
        names.append(name)
    for column in (column for each in names for column in DATES.get(each, ())):
        table[column] = pd.to_datetime(table[column], errors="coerce", format="%Y-%m-%d")
    return table


def missing(name: str, column: str) -> Callable[[Tables], Found]:
    """A rule: the column must be filled."""
    return lambda tables: (name, tables[name].index[tables[name][column].isna()])


def coded(name: str, column: str, codes: str) -> Callable[[Tables], Found]:
    """A rule: the column must hold one of the codes."""

    def rule(tables: Tables) -> Found:
        values = tables[name][column]
        return name, tables[name].index[values.notna() & ~values.isin(codes.split())]

    return rule


def joined(name: str, fails: Callable[[pd.DataFrame], "pd.Series[bool]"]) -> Callable[[Tables], Found]:
    """A rule on a record and all above it: failing rows are gathered by the records that they link, as those do."""

    def rule(tables: Tables) -> Found:
        table = up(tables, name)
        issues = table[fails(table)].copy()
        keys = [column for column in issues.columns if column.endswith("tableid") and column != "sen2tableid"]
        issues["ERROR_ID"] = tuple(zip(*(issues[key] for key in keys), strict=True))
        gathered = issues.groupby("ERROR_ID", group_keys=False)["index"].apply(list)
        return name, pd.Index(gathered.explode().unique())

    return rule


def childless(name: str, child: str) -> Callable[[Tables], Found]:
    """A rule: each record must have one of another module."""

    def rule(tables: Tables) -> Found:
        table, key = tables[name].reset_index(), f"{name}tableid"
        table = table.merge(tables[child][[key]].drop_duplicates(), on=key, how="left", indicator=True)
        return name, pd.Index(table.loc[table["_merge"] == "left_only", "index"])

    return rule


def twice(name: str, column: str) -> Callable[[Tables], Found]:
    """A rule: no two records may have the same value."""

    def rule(tables: Tables) -> Found:
        values = tables[name][column]
        return name, tables[name].index[values.notna() & values.duplicated(keep=False)]

    return rule


def has_wrong_letter(upn: object) -> bool:
    """True where a pupil number has another check letter than its digits give."""
    if not isinstance(upn, str) or len(upn) != 13 or not upn[1:].isdigit():
        return isinstance(upn, str)
    total = sum(place * int(digit) for place, digit in enumerate(upn[1:], start=2))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23] != upn[0]


def wrong_upns(tables: Tables) -> Found:
    """A rule: the check letter of a pupil number must be right."""
    return "person", tables["person"].index[tables["person"]["upn"].apply(has_wrong_letter)]


SURVEY = pd.Timestamp("2027-01-21")
NEEDS = "SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD DS OTH"
RULES: list[Callable[[Tables], Found]] = [
    missing("person", "surname"),
    missing("person", "personbirthdate"),
    wrong_upns,
    coded("person", "sex", "M F"),
    twice("person", "upn"),
    childless("person", "requests"),
    missing("requests", "requestoutcome"),
    coded("requests", "requestoutcome", "Y N A W H"),
    joined("requests", lambda t: t["receiveddate"].isna() & t["requestoutcome"].isin(["Y", "N", "A", "W"])),
    joined("requests", lambda t: t["receiveddate"] < t["personbirthdate"]),
    joined("requests", lambda t: t["requestoutcomedate"] < t["receiveddate"]),
    joined("requests", lambda t: (t["requestoutcomedate"] - t["receiveddate"]).dt.days > 42),
    joined("requests", lambda t: t["requestoutcome"].isin(["A", "W", "H"]) & t["requestoutcomedate"].notna()),
    coded("assessment", "assessmentoutcome", "Y N A W H"),
    twice("assessment", "requeststableid"),
    joined("assessment", lambda t: t["assessmentoutcomedate"] < t["receiveddate"]),
    joined("assessment", lambda t: (t["assessmentoutcomedate"] - t["receiveddate"]).dt.days > 140),
    joined("assessment", lambda t: (t["requestoutcome"] == "H") & (t["assessmentoutcome"] != "H")),
    missing("namedplan", "startdate"),
    joined("namedplan", lambda t: t["startdate"] < t["receiveddate"]),
    joined("namedplan", lambda t: t["ceasedate"] < t["startdate"]),
    joined("namedplan", lambda t: t["ceasedate"].notna() != t["ceasereason"].notna()),
    childless("namedplan", "plandetail"),
    childless("activeplans", "placementdetail"),
    childless("activeplans", "senneed"),
    joined("activeplans", lambda t: t["lastreview"] < t["reviewmeeting"]),
    joined("activeplans", lambda t: t["reviewmeeting"] > SURVEY),
    missing("placementdetail", "entrydate"),
    coded("senneed", "sentype", NEEDS),
]


def report(tables: Tables) -> Iterator[dict[str, object]]:
    """Every problem with its rule and its record."""
    for number, rule in enumerate(RULES, start=1):
        own = deepcopy(tables)
        name, rows = rule(own)
        for row in rows:
            yield {"rule": number, "table": name, "record": own[name].loc[row, f"{name}tableid"]}
