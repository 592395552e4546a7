"""The rules of the lists, each a condition on one child.

Source: the Annex A SEND validator of Data to Insight where a rule of it is named; otherwise plain consistency.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sendwell.domain.returns.annex_a.reading import Line
from sendwell.domain.returns.annex_a.schema import COLUMNS, Kind, List
from sendwell.domain.returns.sen2.rules import Level
from sendwell.domain.returns.sen2.schema import codes_of

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NEEDS = frozenset(code.code for code in codes_of("need"))
_D2I = "Annex A SEND validator of Data to Insight, rule"
_OWN = "plain consistency: no source was found, so this is Sendwell’s own"
_MATCH = "Inspectors choose children from the list and match them to other lists; this child cannot be matched."


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule may look at: the child's line, and the day on which the lists were drawn."""

    line: Line
    on: date

    def age(self) -> int | None:
        """The child's age in whole years on that day."""
        born = self.line.days.get("born")
        if born is None:
            return None
        return self.on.year - born.year - ((self.on.month, self.on.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in words, with the columns that it looks at and the condition that is true of a child that fails."""

    id: str
    level: Level
    columns: tuple[str, ...]
    what: str
    why: str
    mend: str
    source: str
    fails: Callable[[Asked], bool]
    only: List | None = None


def _lacks(*keys: str) -> Callable[[Asked], bool]:
    return lambda asked: any(not asked.line.texts.get(key) for key in keys)


def _after(key: str) -> Callable[[Asked], bool]:
    return lambda asked: key in asked.line.days and asked.line.days[key] > asked.on


def _unread(asked: Asked) -> bool:
    dates = (column.key for column in COLUMNS if column.kind is Kind.DATE)
    return any(key in asked.line.texts and key not in asked.line.days for key in dates)


def _before(first: str, *others: str) -> Callable[[Asked], bool]:
    def fails(asked: Asked) -> bool:
        days = asked.line.days
        return first in days and any(other in days and days[other] < days[first] for other in others)

    return fails


def _wrong_upn(asked: Asked) -> bool:
    upn = asked.line.texts.get("upn", "")
    if not upn:
        return False
    if len(upn) != 13 or upn[0] not in _UPN_LETTERS or not upn[1:12].isdigit():
        return True
    last = int(upn[12]) if upn[12].isdigit() else _UPN_LETTERS.find(upn[12])
    total = sum(place * int(digit) for place, digit in enumerate(upn[1:12], start=2)) + 13 * last
    return last < 0 or _UPN_LETTERS[total % 23] != upn[0]


def _not_reviewed(asked: Asked) -> bool:
    last = asked.line.days.get("reviewed", asked.line.days.get("issued"))
    return last is not None and (asked.on - last).days > 365


def _homeless(asked: Asked) -> bool:
    age, texts = asked.age(), asked.line.texts
    at_home = texts.get("home", "").lower() in ("y", "yes", "true", "1")
    return age is not None and 5 <= age <= 15 and not texts.get("urn") and not at_home


RULES = (
    Rule(
        "AA101",
        Level.ERROR,
        ("born", "gender", "ethnicity"),
        "The date of birth, gender or ethnicity is missing.",
        _MATCH,
        "Fill it in from the child’s record.",
        f"{_D2I} 101a to 101c",
        _lacks("born", "gender", "ethnicity"),
    ),
    Rule(
        "AA102a",
        Level.ERROR,
        ("born",),
        "The person is 26 or over.",
        "Plans and SEN support end before that.",
        "Correct the date of birth, or take the person off the list.",
        f"{_D2I} 102a",
        lambda asked: (asked.age() or 0) >= 26,
    ),
    Rule(
        "AA102b",
        Level.QUERY,
        ("born",),
        "The person is 25.",
        "A plan may run to the end of the year of study in which the person turns 25.",
        "Confirm that the year of study has not ended.",
        f"{_D2I} 102b",
        lambda asked: asked.age() == 25,
        List.PLANS,
    ),
    Rule(
        "AA105a",
        Level.ERROR,
        ("born",),
        "The date of birth is in the future.",
        _MATCH,
        "Correct the date of birth.",
        f"{_D2I} 105a",
        _after("born"),
    ),
    Rule(
        "AA105d",
        Level.ERROR,
        ("issued", "updated", "reviewed"),
        "A date of the plan is in the future.",
        "Inspectors read these dates as what has happened.",
        "Correct the date, or take out what is only planned.",
        f"{_D2I} 105d",
        lambda asked: any(_after(key)(asked) for key in ("issued", "updated", "reviewed")),
        List.PLANS,
    ),
    Rule(
        "AA107",
        Level.ERROR,
        ("upn", "uln"),
        "There is neither a unique pupil number nor a unique learner number.",
        _MATCH,
        "Enter the number; say in a note why a child has none.",
        f"{_D2I} 107",
        lambda asked: not asked.line.texts.get("upn") and not asked.line.texts.get("uln"),
    ),
    Rule(
        "AA108a",
        Level.QUERY,
        ("urn", "home"),
        "A child of school age has no main setting and is not in elective home education.",
        "Inspectors ask where each child is taught.",
        "Enter the main setting’s URN.",
        f"{_D2I} 108a",
        _homeless,
    ),
    Rule(
        "AA110",
        Level.ERROR,
        ("issued", "updated", "reviewed"),
        "The plan was updated or reviewed before it was first issued.",
        "One of the dates is wrong, and inspectors follow plans by them.",
        "Correct whichever date is wrong.",
        _OWN,
        _before("issued", "updated", "reviewed"),
        List.PLANS,
    ),
    Rule(
        "AA111",
        Level.ERROR,
        ("born", "issued", "updated", "reviewed"),
        "A date of the plan lies before the child’s birth.",
        "One of the dates is wrong.",
        "Correct whichever date is wrong.",
        _OWN,
        _before("born", "issued", "updated", "reviewed"),
    ),
    Rule(
        "AA112",
        Level.QUERY,
        ("issued", "reviewed"),
        "The plan has not been reviewed for more than a year.",
        "A plan must be reviewed within each 12 months; inspectors will see that it was not.",
        "Enter the review if it was held. If it was not, the family is owed one.",
        "Children and Families Act 2014, section 44(1); its words were not at hand",
        _not_reviewed,
        List.PLANS,
    ),
    Rule(
        "AA113",
        Level.ERROR,
        ("born", "issued", "updated", "reviewed"),
        "A date is one that no calendar has (such as 29 February 2025), or its form is not understood.",
        "A date that cannot be read counts as missing.",
        "Write the date as 28/02/2025.",
        _OWN,
        _unread,
    ),
    Rule(
        "AA114",
        Level.ERROR,
        ("need",),
        "The primary need is not one of the codes of SEN2.",
        "Inspectors choose children by need.",
        f"Enter one of {', '.join(sorted(_NEEDS))}.",
        _OWN,
        lambda asked: bool(asked.line.texts.get("need")) and asked.line.texts["need"].upper() not in _NEEDS,
    ),
    Rule(
        "AA115",
        Level.ERROR,
        ("upn",),
        "The unique pupil number has a wrong form or check letter.",
        _MATCH,
        "Copy the number again from the school census.",
        "general knowledge of the common basic data set, not verified",
        _wrong_upn,
    ),
)
