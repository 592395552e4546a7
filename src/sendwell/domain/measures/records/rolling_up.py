"""From the sums of schools and SEN groups to observations of every level and group, without reading a record again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from sendwell.domain.measures.groups import group_key
from sendwell.domain.measures.measure import Measure
from sendwell.domain.measures.observation import Level, PeriodKind, Symbol
from sendwell.domain.measures.periods import Period

ENGLAND = "E92000001"
STATUSES_OF = {
    "all": None,  # every row, those with no status or an unknown one included
    "no_sen": ["N"],
    "sen_support": ["K"],
    "ehc_plan": ["E"],
    "any_sen": ["K", "E"],
}


@dataclass(frozen=True, slots=True)
class Places:
    """What lies where: the region's code of each authority, and the locality of each school, as far as it is known."""

    regions: Mapping[str, str] = field(default_factory=dict)
    localities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to roll up to."""

    levels: Sequence[Level]
    groups: Sequence[str]
    breakdowns: Sequence[str]
    places: Places


@dataclass(frozen=True, slots=True)
class Ratio:
    """A measure and the names of the sums that it is made of; a count has no denominator."""

    measure: Measure
    numerator: str
    denominator: str | None


def roll_up(ratios: Sequence[Ratio], sums: pa.Table, kind: PeriodKind, wanted: Wanted) -> pa.Table:
    """Observations as a table with the columns of `Observation`, from `sums`: a row for each period, authority and,
    where the records have them, school, SEN status and breakdown.

    Where there was nobody to count and nothing was counted there is no observation.
    """
    columns = list(dict.fromkeys(name for ratio in ratios for name in (ratio.numerator, ratio.denominator) if name))
    finest = _added(sums, [name for name in sums.column_names if name not in columns], columns)
    parts = [part for level in wanted.levels for part in _of_level(ratios, finest, columns, kind, level, wanted)]
    return pa.concat_tables([SHAPE.empty_table(), *parts])


SHAPE = pa.schema(
    [(name, pa.string()) for name in ("measure", "period", "period_kind", "level", "place", "group")]
    + [(name, pa.float64()) for name in ("value", "numerator", "denominator")]
    + [("symbol", pa.string())]
)


def _of_level(
    ratios: Sequence[Ratio], sums: pa.Table, columns: list[str], kind: PeriodKind, level: Level, wanted: Wanted
) -> Iterator[pa.Table]:
    here = [ratio for ratio in ratios if level in ratio.measure.levels]
    place = _place_of(level, sums, wanted.places)
    if not here or place is None:
        return
    placed = sums.append_column("place", place).filter(pc.is_valid(place))
    for group, rows in _groups(placed, columns, wanted):
        for ratio in here:
            if group in ratio.measure.groups or group.partition(":")[0] in ratio.measure.breakdowns:
                yield _observations(ratio, rows, kind, level, group)


def _place_of(level: Level, sums: pa.Table, places: Places) -> pa.Array | None:
    """The place of each row at this level, null where it has none; None if no row can have one."""
    has_schools = "school" in sums.column_names
    match level:
        case Level.NATIONAL:
            return pa.repeat(ENGLAND, len(sums))
        case Level.REGIONAL:
            return _looked_up(sums["authority"], places.regions)
        case Level.AUTHORITY:
            return sums["authority"]
        case Level.LOCALITY:
            return _looked_up(sums["school"], places.localities) if has_schools else None
        case Level.SCHOOL:
            return sums["school"] if has_schools else None


def _looked_up(keys: pa.ChunkedArray, known: Mapping[str, str]) -> pa.Array:
    found = pc.index_in(keys, value_set=pa.array(known.keys(), pa.string()))
    return pa.array(known.values(), pa.string()).take(found)


def _groups(placed: pa.Table, columns: list[str], wanted: Wanted) -> Iterator[tuple[str, pa.Table]]:
    """The key of each group that the records can tell, and its sums by period and place."""
    statuses = ["sen_status"] if "sen_status" in placed.column_names else []
    by_status = _added(placed, ["period", "place", *statuses], columns)
    for group in wanted.groups:
        chosen = STATUSES_OF.get(group)
        if chosen is None and group == "all":
            yield group, _added(by_status, ["period", "place"], columns)
        elif chosen and statuses:
            rows = by_status.filter(pc.is_in(by_status["sen_status"], value_set=pa.array(chosen)))
            yield group, _added(rows, ["period", "place"], columns)
    for breakdown in wanted.breakdowns:
        if breakdown in placed.column_names:
            by_code = _added(placed, ["period", "place", breakdown], columns)
            for code in by_code[breakdown].unique().drop_null().to_pylist():
                yield group_key(breakdown, str(code)), by_code.filter(pc.equal(by_code[breakdown], code))


def _added(rows: pa.Table, keys: list[str], columns: list[str]) -> pa.Table:
    return rows.group_by(keys).aggregate([(name, "sum") for name in columns]).rename_columns([*keys, *columns])


def _observations(ratio: Ratio, rows: pa.Table, kind: PeriodKind, level: Level, group: str) -> pa.Table:
    numerator = _counted(rows, ratio.numerator)
    denominator = _counted(rows, ratio.denominator) if ratio.denominator else None
    counted = pc.greater(numerator if denominator is None else pc.max_element_wise(numerator, denominator), 0)
    value = numerator if denominator is None else _share(numerator, denominator, ratio.measure.unit.scale or 1)
    same = {"measure": ratio.measure.key, "period_kind": kind, "level": level, "group": group}
    columns = {name: pa.repeat(str(text), len(rows)) for name, text in same.items()} | {
        "period": _codes(rows["period"], kind),
        "place": rows["place"],
        "value": value,
        "numerator": numerator,
        "denominator": pa.nulls(len(rows), pa.float64()) if denominator is None else denominator,
        "symbol": pc.if_else(pc.is_valid(value), str(Symbol.NONE), str(Symbol.NOT_APPLICABLE)),
    }
    return pa.table([columns[name] for name in SHAPE.names], schema=SHAPE).filter(counted)


def _counted(rows: pa.Table, name: str) -> pa.ChunkedArray:
    return pc.fill_null(rows[name].cast(pa.float64()), 0.0)


def _share(numerator: pa.ChunkedArray, denominator: pa.ChunkedArray, scale: int) -> pa.ChunkedArray:
    """As `Measure.value_of`, for a column: null where there is nobody to be a share of."""
    somebody = pc.if_else(pc.greater(denominator, 0), denominator, pa.scalar(None, pa.float64()))
    return pc.divide(pc.multiply(numerator, float(scale)), somebody)


def _codes(periods: pa.ChunkedArray, kind: PeriodKind) -> pa.Array:
    known = periods.unique()
    codes = pa.array([Period(kind, place).code for place in known.to_pylist()], pa.string())
    return codes.take(pc.index_in(periods, value_set=known))
