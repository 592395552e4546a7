"""What search knows of a kind of thing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from sendwell.apps.oversight.models import SeenBy
from sendwell.apps.oversight.searching.showing import Shown
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.searching import Asked


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that search finds: `every` gives those of an area, `columns` are the words of one.

    narrow: those of them that a person may see, asked again when they are shown.
    area_of: the key of a thing's area. day: of the thing. seen_by: who finds it. holds: False for what is not found.
    instead_of: the things whose place a thing takes. watched: other fields on which any of these rest.
    """

    key: str
    name: str
    model: type[Model]
    every: Callable[[Area], "QuerySet[Any]"]
    area_of: Callable[[Any], int]
    columns: tuple[str, ...]
    shown: Callable[[Any, Asked], Shown]
    narrow: Callable[["QuerySet[Any]", Person], "QuerySet[Any]"] = lambda rows, by: rows
    day: Callable[[Any], date | None] = lambda row: None
    seen_by: Callable[[Any], str] = lambda row: SeenBy.EVERYONE
    holds: Callable[[Any], bool] = lambda row: True
    texts: Callable[[Any], Iterable[str]] | None = None
    instead_of: Callable[[Any], "QuerySet[Any]"] | None = None
    watched: tuple[str, ...] = ()
    of_paper: str = ""  # where its paper stands, if it is as private as that

    def texts_of(self, row: Any) -> Iterable[str]:
        """The texts whose words are indexed."""
        return self.texts(row) if self.texts else (str(getattr(row, column) or "") for column in self.columns)

    def rows(self, by: Person) -> "QuerySet[Any]":
        """Those that a person may see."""
        return self.narrow(self.every(by.area), by)
