"""How the columns of a file are to be read: a value that can be remembered, and given with the next file like it."""

from collections.abc import Mapping as Dictionary
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from sendwell.domain.measures import Level, PeriodKind


class Role(StrEnum):
    """What a column that divides the rows does."""

    SEN = "sen"  # its values are groups by SEN provision
    TOPIC = "topic"  # its values say what the values of `of` are
    GROUP = "group"  # its values are groups, except those that mean everybody
    KEY = "key"  # its values are keys of groups, as Sendwell itself writes them
    ONLY = "only"  # only the rows with one of `values` are read
    PREFER = "prefer"  # of rows that differ in this alone, those with the first of `values` that there is
    IGNORE = "ignore"  # it says nothing that others do not say


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """The columns that say where, by their headings; empty where there is none such.

    `fixed_level` is for files that have no column for it. Where codes and names disagree the code is taken, or the
    name if `names_win`.
    """

    level: str = ""
    country: str = ""
    region_code: str = ""
    region_name: str = ""
    new_code: str = ""
    old_code: str = ""
    name: str = ""
    urn: str = ""
    fixed_level: Level | None = None
    names_win: bool = False
    fixed_place: str = ""


@dataclass(frozen=True, slots=True)
class PeriodColumns:
    """The columns that say when. `kind` is for files that do not say it, `fixed` for those of one period only."""

    period: str = ""
    identifier: str = ""
    kind: PeriodKind | None = None
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A column that divides the rows. `everybody` are values that mean all, besides the usual words for it."""

    column: str
    role: Role = Role.GROUP
    of: str = ""
    values: tuple[str, ...] = ()
    everybody: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureColumn:
    """The columns of one measure, for one group if the column itself says which.

    Without `value` the value is `per` × numerator ÷ denominator, or the numerator itself; "a + b" adds two columns up,
    and COUNT as a column means 1 for each row. `scale` is what the number in the file is multiplied by (100 for a share
    of one). `where` are columns and the values that they must have. `percent` and `count` switch on the checks that
    belong to them; an `optional` measure may want for its columns.
    """

    measure: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    group: str = ""
    where: tuple[tuple[str, str], ...] = ()
    per: float = 100.0
    scale: float = 1.0
    percent: bool = False
    count: bool = False
    optional: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of numbers, each once."""
        named = [part for text in (self.value, self.numerator, self.denominator) for part in parts_of(text)]
        return tuple(dict.fromkeys(column for column in named if column != COUNT))


COUNT = "(rows)"


def parts_of(columns: str) -> tuple[str, ...]:
    """The columns that "a + b" adds up.

    >>> parts_of("special_independent + special_non_maintained")
    ('special_independent', 'special_non_maintained')
    """
    return tuple(part.strip() for part in columns.split(" + ") if part.strip())


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read. With `summed`, rows of one place, period and group are added up.

    `symbols` are texts that mean something else here than elsewhere: a Symbol's value, or a number.
    """

    title: str = ""
    place: PlaceColumns = PlaceColumns()
    period: PeriodColumns = PeriodColumns()
    filters: tuple[Filter, ...] = ()
    measures: tuple[MeasureColumn, ...] = ()
    symbols: tuple[tuple[str, str], ...] = ()
    summed: bool = False

    def with_period(self, period: str, kind: PeriodKind | None = None) -> "Mapping":
        """The same for a file that holds one period and does not say which."""
        return replace(self, period=PeriodColumns(fixed=period, kind=kind or self.period.kind))

    def with_measures(self, *measures: MeasureColumn) -> "Mapping":
        """The same with more measures."""
        return replace(self, measures=(*self.measures, *measures))

    def as_data(self) -> dict[str, Any]:
        """Plain data for JSON or TOML, with what is not said left away; `mapping_from` makes the mapping of it."""
        data: dict[str, Any] = _without_nothing(asdict(self))
        return data


def mapping_from(data: Dictionary[str, Any]) -> Mapping:
    """The mapping that plain data describe. Raises ValueError for a part that there is not."""
    return Mapping(
        title=str(data.get("title", "")),
        place=_made(PlaceColumns, data.get("place", {})),
        period=_made(PeriodColumns, data.get("period", {})),
        filters=tuple(_made(Filter, part) for part in data.get("filters", ())),
        measures=tuple(_made(MeasureColumn, part) for part in data.get("measures", ())),
        symbols=_pairs(data.get("symbols", ())),
        summed=bool(data.get("summed", False)),
    )


_MADE_OF: dict[str, Any] = {
    "fixed_level": Level,
    "kind": PeriodKind,
    "role": Role,
    "values": tuple,
    "everybody": tuple,
    "where": lambda pairs: _pairs(pairs),
}


def _made(shape: Any, data: Dictionary[str, Any]) -> Any:
    known = {part.name for part in fields(shape)}
    if unknown := sorted(set(data) - known):
        raise ValueError(
            f"A mapping has no part “{unknown[0]}” in {shape.__name__}. It has: {', '.join(sorted(known))}."
        )
    return shape(**{name: _MADE_OF.get(name, lambda value: value)(value) for name, value in data.items()})


def _pairs(data: Any) -> tuple[tuple[str, str], ...]:
    items = data.items() if isinstance(data, Dictionary) else data
    return tuple((str(left), str(right)) for left, right in items)


def _without_nothing(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _without_nothing(value) for name, value in data.items() if value not in (None, "", (), [], False)}
    if isinstance(data, (list, tuple)):
        return [_without_nothing(value) for value in data]
    return str(data) if isinstance(data, StrEnum) else data
