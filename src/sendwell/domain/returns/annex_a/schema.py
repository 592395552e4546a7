"""The columns of the lists. Source: the Annex A SEND validator of Data to Insight, which names what inspectors ask for.

Not verified: the handbook of June 2025 re-issued the template, which was not at hand; the order and the headings of its
columns may differ.
"""

from dataclasses import dataclass
from enum import StrEnum

UNVERIFIED = (
    "The template that came with the handbook of June 2025 was not at hand. The columns are those that an open-source "
    "validator reads; compare them with the template before you give the lists to inspectors."
)


class List(StrEnum):
    """Which list: 1 of children with plans, 2 of those on SEN support."""

    PLANS = "List 1 EHC plans"
    SUPPORT = "List 2 SEN support"


class Kind(StrEnum):
    """What may stand in a column."""

    TEXT = "text"
    DATE = "date"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its heading, other headings that mean the same, and whether it names a child."""

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    also: tuple[str, ...] = ()
    identifies: bool = False
    only: List | None = None


COLUMNS = (
    Column("unique_id", "Unique ID", also=("child unique id", "id")),
    Column("upn", "UPN", also=("unique pupil number",), identifies=True),
    Column("uln", "ULN", also=("unique learner number",), identifies=True),
    Column("born", "Date of birth", Kind.DATE, ("dob", "date of birth (dob)"), identifies=True),
    Column("gender", "Gender", also=("sex",)),
    Column("ethnicity", "Ethnicity", also=("ethnic group",)),
    Column("issued", "Date EHC plan first issued", Kind.DATE, ("date plan first issued",), only=List.PLANS),
    Column("updated", "Date EHC plan last updated", Kind.DATE, ("date plan updated",), only=List.PLANS),
    Column("reviewed", "Date EHC plan last reviewed", Kind.DATE, ("date plan last reviewed",), only=List.PLANS),
    Column("need", "SEN primary need", Kind.NEED, ("primary need",)),
    Column("urn", "Main establishment URN", also=("urn", "establishment urn")),
    Column("phase", "Main establishment phase", also=("phase",)),
    Column("other_phase", "Subsidiary establishment phase", also=("subsidiary phase",)),
    Column("home", "Elective home education", also=("ehe",), only=List.PLANS),
    Column("suspensions", "Suspensions", also=("number of suspensions",)),
    Column("exclusions", "Permanent exclusions", also=("permanent exclusion",)),
    Column("absence", "Absence", also=("overall absence",)),
    Column("premium", "Pupil premium"),
    Column("social_care", "Known to social care", also=("known to children's social care",)),
    Column("team", "Social care team", also=("which team", "team")),
    Column("disability", "Disability", also=("disability recorded",)),
)
"""Every column of either list, in order."""


def columns_of(which: List) -> tuple[Column, ...]:
    """The columns of one list."""
    return tuple(column for column in COLUMNS if column.only in (None, which))
