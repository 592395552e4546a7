"""Observations are written to the database: those that are new or differ, and the ones that they replace are kept."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.models import DataLoad, Observation
from sendwell.apps.partnership.revision import changed, everything_changed
from sendwell.domain.measures import Observation as Said
from sendwell.domain.measures import PeriodKind
from sendwell.domain.measures.periods import period

KEY = ("measure", "place", "group", "period_kind", "period", "level")
SAID = ("value", "numerator", "denominator", "symbol")
COLUMNS = ("load_id", "area_id", *KEY, "ends_on", *SAID, "replaced_by_id")
AT_ONCE = 20_000  # rows written together
NO_NUMBER = -1e300  # stands for a missing number where two of them are to be equal


def record_observations(load: DataLoad, said: Iterable[Said]) -> None:
    """Write what a load says. Its counts tell how many were added, changed something, or said what was known.

    Call it within the transaction of a command. Raises Refused where a figure stands twice in the load, or where a
    period can't be read; nothing is written then.
    """
    load.rows_in = _write(load, said)
    _refuse_twice(load)
    load.counts = _take_the_place_of_earlier(load)
    load.rows_out = load.counts["added"] + load.counts["changed"]
    _tell(load)


def take_back(load: DataLoad) -> None:
    """Remove what a load wrote; what it had replaced counts again. Raises Refused where a later load built on it."""
    later = DataLoad.objects.filter(replaced__load=load).exclude(pk=load.pk).first()
    if later is not None:
        raise Refused(f"“{later}” was loaded later and corrects some of these figures. Take that one back first.")
    load.observations.all().delete()
    load.doubts.all().delete()
    load.replaced.update(replaced_by=None)
    _tell(load)


def _tell(load: DataLoad) -> None:
    if load.shared:
        everything_changed()
    else:
        changed(load.area_id)


def what_moved(load: DataLoad, most: int) -> QuerySet[Observation]:
    """The figures that a load replaced, each with what it says instead as `now`, `now_symbol`."""
    new = Observation.objects.filter(load=load, **{name: OuterRef(name) for name in KEY})
    rows = load.replaced.exclude(load=load).annotate(now=new.values("value")[:1], now_symbol=new.values("symbol")[:1])
    return rows.order_by("measure", "level", "place", "-ends_on", "group")[:most]


def _write(load: DataLoad, said: Iterable[Said]) -> int:
    """Insert the rows as not counting yet: they are replaced by their own load until all of them are there."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    table, marks = Observation._meta.db_table, ", ".join(["%s"] * len(COLUMNS))
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 (names of our own columns)
    rows, written = _rows(load, said), 0
    with connection.cursor() as cursor:
        while batch := list(islice(rows, AT_ONCE)):
            cursor.executemany(statement, batch)
            written += len(batch)
    return written


def _rows(load: DataLoad, said: Iterable[Said]) -> Iterator[tuple[Any, ...]]:
    area = None if load.shared else load.area_id
    ends: dict[tuple[str, str], Any] = {}
    for one in said:
        when = (one.period_kind, one.period)
        if when not in ends:
            ends[when] = _last_day(*when)
        key = (one.measure, one.place, one.group, str(one.period_kind), one.period, str(one.level))
        yield (load.pk, area, *key, ends[when], one.value, one.numerator, one.denominator, str(one.symbol), load.pk)


def _last_day(kind: PeriodKind, code: str) -> Any:
    try:
        return period(kind, code).ends
    except ValueError as error:
        raise Refused(str(error)) from error


def _refuse_twice(load: DataLoad) -> None:
    twice = load.observations.values(*KEY).annotate(times=Count("pk")).filter(times__gt=1).order_by(*KEY).first()
    if twice:
        what = f"{twice['measure']} of {twice['place']} ({twice['group']}), {twice['period']}"
        raise Refused(f"One figure stands {twice['times']} times in it: {what}. Keep one of them.")


def _take_the_place_of_earlier(load: DataLoad) -> dict[str, int]:
    here = Q(area__isnull=True) if load.shared else Q(area=load.area_id)
    counting = Observation.objects.filter(here, replaced_by__isnull=True)
    key = {name: OuterRef(name) for name in KEY}
    same = counting.filter(**key)
    for name in SAID:
        same = same.alias(**{f"own_{name}": _either(name, F(name))})
        same = same.filter(**{f"own_{name}": _either(name, OuterRef(name))})
    known = load.observations.filter(Exists(same)).delete()[0]
    # Asked from the new rows, each of which finds its older one by the index: the other way round takes their product.
    older = load.observations.annotate(older=counting.filter(**key).values("pk")[:1]).values("older")
    changed = counting.filter(pk__in=older.filter(older__isnull=False)).update(replaced_by=load)
    whole = load.observations.update(replaced_by=None)
    return {"added": whole - changed, "changed": changed, "same": known}


def _either(name: str, row: F | OuterRef) -> F | OuterRef | Coalesce:
    """A field of a row, where two rows without a number count as equal."""
    return row if name == "symbol" else Coalesce(row, Value(NO_NUMBER))
