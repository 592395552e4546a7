"""A file that was given, read again as its columns are taken now: what of it belongs to all areas, and what to one."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.models import DataLoad, Place
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Level, Observation, PeriodKind, Symbol
from sendwell.domain.returns.open_data import Kind, Loaded, Mapping, mapping_from, read_open_data

FOR_ALL = (Level.NATIONAL, Level.REGIONAL, Level.AUTHORITY)


@dataclass(frozen=True, slots=True)
class Share:
    """What of a file is taken: its observations, whether all areas see them, and how many were left out, with why."""

    shared: bool
    observations: int
    left_out: str = ""


def read_load(load: DataLoad) -> Loaded:
    """The file as its columns are taken now; what is wrong with it is in its problems.

    Raises Refused where the file is gone.
    """
    try:
        content = files.content_of(load.stored_as)
    except FileNotFoundError:
        raise Refused("The file is no longer where it was kept. Give it again.") from None
    return read(content, load.file_name, load.mapping)


def read(content: bytes, name: str, mapping: dict[str, object]) -> Loaded:
    """A file read with a mapping as it is kept, or as Sendwell knows it where there is none.

    A remembered mapping that no longer holds is left aside.
    """
    taken: Mapping | None = None
    try:
        taken = mapping_from(mapping) if mapping else None
    except (ValueError, TypeError):
        taken = None
    return read_open_data(content, name=name, mapping=taken)


def is_published(found: Loaded) -> bool:
    """True for a published table that Sendwell knows: its places are all areas' business."""
    return bool(found.format) and found.kind is Kind.OBSERVATIONS


def share_of(found: Loaded, area: Area) -> Share:
    """What of a file is taken, and for whom."""
    shared, own = is_published(found), own_schools(found, area)
    levels = found.observations.column("level").to_pylist()
    places = found.observations.column("place").to_pylist()
    kept = sum(_is_taken(shared, own, level, place) for level, place in zip(levels, places, strict=True))
    rest = len(levels) - kept
    why = "give a file of schools alone for them" if shared else ""
    where = f"{rest:,} figures of schools{'' if shared else ' in other authorities'}"
    return Share(shared, kept, ": ".join(filter(None, (where, why))) if rest else "")


def own_schools(found: Loaded, area: Area) -> set[str] | None:
    """The schools of a file that lie in the area's authority; None where it is neither of schools nor counted.

    A file that was counted does not say where a school lies: where it is of one authority, it is of its schools.
    """
    if found.kind not in (Kind.SCHOOLS, Kind.COUNTED):
        return None
    held = getattr(area, "home_authority", None)
    known = set(Place.objects.filter(area=area, level=Level.SCHOOL).values_list("code", flat=True))
    if found.kind is Kind.COUNTED:
        authorities = places_at(found, Level.AUTHORITY)
        return known | (places_at(found, Level.SCHOOL) if held and authorities == {held.code} else set())
    if found.table is None or held is None or "authority" not in found.table.column_names:
        return known
    rows = zip(found.table.column("urn").to_pylist(), found.table.column("authority").to_pylist(), strict=True)
    return known | {str(urn) for urn, authority in rows if authority == held.code}


def places_at(found: Loaded, level: Level) -> set[str]:
    """The codes of the places of a level that a file has figures of."""
    columns = (found.observations.column(name).to_pylist() for name in ("level", "place"))
    return {place for at, place in zip(*columns, strict=True) if at == level}


def _is_taken(shared: bool, own: set[str] | None, level: str, place: str) -> bool:
    """What all areas see holds no school; what an area loads, no school of another authority."""
    if shared:
        return level in FOR_ALL
    return own is None or level != Level.SCHOOL or place in own


def observations_in(found: Loaded, area: Area) -> Iterator[Observation]:
    """The observations of a file that are taken, one after the other."""
    shared, own = is_published(found), own_schools(found, area)
    for batch in found.observations.to_batches():
        columns = {name: batch.column(name).to_pylist() for name in batch.schema.names}
        for at in range(batch.num_rows):
            level, place = Level(columns["level"][at]), columns["place"][at]
            if not _is_taken(shared, own, level, place):
                continue
            yield Observation(
                measure=columns["measure"][at],
                period=columns["period"][at],
                period_kind=PeriodKind(columns["period_kind"][at]),
                level=level,
                place=place,
                group=columns["group"][at],
                value=columns["value"][at],
                numerator=columns["numerator"][at],
                denominator=columns["denominator"][at],
                symbol=Symbol(columns["symbol"][at] or ""),
            )


def headings_key(found: Loaded) -> str:
    """What a layout is remembered under: the columns that hold figures, whatever they are taken as."""
    columns = {offer.column for offer in found.offers}
    if found.mapping:
        columns |= {column for measure in found.mapping.measures for column in measure.columns}
    return hashlib.sha256(json.dumps(sorted(columns)).casefold().encode()).hexdigest()


def with_place(mapping: Mapping, authority: str) -> Mapping:
    """The mapping of a file whose rows are all about one authority."""
    return replace(mapping, place=replace(mapping.place, fixed_place=authority, fixed_level=Level.AUTHORITY))
