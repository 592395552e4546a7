"""After a load: the figures that a careful analyst would doubt are written down, with why."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sendwell.apps.outcomes.models import DataLoad, Doubt
from sendwell.domain.measures import Observation
from sendwell.domain.returns.open_data import OBSERVATIONS
from sendwell.domain.returns.open_data.doubts import Sure, queries

MOST = 2_000  # doubts of one file; who has more must look at the file itself
LIKELY = "Likely an error"


def ask_doubts(load: DataLoad, observations: Any) -> None:
    """Write down the doubts of a load, the likeliest first; `observations` is its Arrow table. Call it in a command."""
    found = queries(observations)[:MOST] if observations.num_rows else []
    area = None if load.shared else load.area
    Doubt.objects.bulk_create(
        Doubt(
            load=load,
            area=area,
            measure=one.measure,
            period=one.period,
            level=one.level,
            place=one.place,
            group=one.group,
            why=f"{LIKELY + ': ' if one.sure is Sure.LIKELY else ''}{one.what} {one.why}",
        )
        for one in found
    )


def as_table(said: Iterable[Observation]) -> Any:
    """Observations as the table that a file of them would give."""
    import pyarrow as pa

    return pa.Table.from_pylist([{**asdict(one), "symbol": str(one.symbol)} for one in said], schema=OBSERVATIONS)
