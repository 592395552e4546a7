"""What a rule is: what fails, why it matters, how to mend it, where it comes from, and the checks that find it."""

from dataclasses import dataclass
from enum import StrEnum

from sendwell.domain.returns.sen2.schema import MODULES, Item, item_named


class Level(StrEnum):
    """An error stops the return; a query needs a note that explains it."""

    ERROR = "error"
    QUERY = "query"


class Basis(StrEnum):
    """Where a rule comes from. None of them is the department's own list of rules, which was not at hand."""

    GUIDE = "the department’s guide, as the Standard Safeguarding Dataset of Data to Insight paraphrases it"
    READERS = "open-source code that reads real returns and cites the department’s guides (MastodonC/witan.sen2)"
    XML_READERS = "open-source code that reads the XML of real returns (Data to Insight)"
    ANNEX_A = "the Annex A SEND validator of Data to Insight"
    LAW = "the law"
    SENSE = "plain consistency: no source was found, so this is Sendwell’s own"
    OWN = "Sendwell’s own"


@dataclass(frozen=True, slots=True)
class Check:
    """One condition, in SQL, that is true of the records that fail.

    `lens` names what `fails` is asked of: one module alone (alias x; a person with `upn_number`),
    "persons" (p, with q for its requests) or "case"
    (p, r, a, n, v, with d, t and s for settings, placements and needs together). Instead, `rows` is a query of the row
    numbers that fail; or `whole` is a condition on the return as a whole; a check with none of them asks only that its
    module was given. `$survey`, `$first`, `$last`, `$age_day`,
    `$lea` and `$year` stand for the return's own.
    """

    module: str
    items: tuple[str, ...] = ()
    fails: str = ""
    lens: str = ""
    rows: str = ""
    whole: str = ""
    needs: tuple[str, ...] = ()

    def fields(self) -> tuple[Item, ...]:
        """The items that the condition is about; "person.upn" names one of another module."""
        return tuple(_item(self.module, name) for name in self.items)

    @property
    def is_of_the_whole(self) -> bool:
        """True where it finds no record, but something about the return."""
        return not self.fails and not self.rows

    @property
    def modules(self) -> tuple[str, ...]:
        """What must have been given for the check to say anything."""
        return tuple(dict.fromkeys((self.module, *self.needs)))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the return, in words, with the checks that find what breaks it."""

    id: str
    level: Level
    what: str
    why: str
    mend: str
    basis: Basis
    checks: tuple[Check, ...]
    source: str = ""
    doubt: str = ""
    since: int = 2023
    until: int | None = None

    def is_of(self, year: int) -> bool:
        """True where the rule belongs to the collection of `year`."""
        return self.since <= year and (self.until is None or year <= self.until)

    @property
    def module(self) -> str:
        """The module that it is about."""
        return self.checks[0].module

    @property
    def comes_from(self) -> str:
        """Its source, in one sentence."""
        return f"{self.basis}{f' ({self.source})' if self.source else ''}"


def _item(module: str, name: str) -> Item:
    other, _, item = name.rpartition(".")
    return item_named(other or module, item)


def label(module: str) -> str:
    """What a record of the module is called."""
    return MODULES[module].label
