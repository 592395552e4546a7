"""The same expression gives the same answer on DuckDB and on Spark."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pyarrow as pa
import pytest
from ibis import BaseBackend

from sendwell.domain.measures import Level, PeriodKind
from sendwell.domain.measures.records import (
    RECORD_MEASURES,
    Column,
    ColumnType,
    Places,
    Records,
    UnknownEngine,
    engine_at,
    observe,
    read_tables,
    record_tables,
)
from tests.domain.measures.records.hand_written import case_system, school_year
from tests.domain.measures.records.writing import CENSUS, TYPES, YEAR, Tables, kept_in
from tests.support import java
from tests.support.needs import need

PLACES = Places(regions={"901": "E12000004", "902": "E12000005"}, localities={"900001": "North", "900002": "South"})
ROWS = 400  # few enough to be quick, enough for each code to meet each other one


QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # a short run gains nothing from Java's better compiler


@pytest.fixture(scope="session")
def spark() -> Iterator[BaseBackend]:
    """Spark in two threads of this machine, started once: starting it takes seconds."""
    need(java.find(), "There is no Java here, so Spark counts nothing. On Debian: apt-get install default-jre-headless")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("JAVA_TOOL_OPTIONS", QUICK_START)
        engine = engine_at("spark://local[2]")
        yield engine
        engine.disconnect()


def generated(seed: int) -> Tables:
    """Every record table with rows of any kind: empty cells, days in any order, shares just at and below thresholds."""
    draw = random.Random(seed)
    return {
        key: pa.table(
            {
                column.name: pa.array([cell(column, draw) for _ in range(ROWS)], TYPES[column.type][0])
                for column in table.columns
            }
        )
        for key, table in record_tables().items()
    }


def cell(column: Column, draw: random.Random) -> object:
    """Something that the column may hold, or nothing."""
    if draw.random() < 0.05:
        return None
    choices = {
        "pupil": [f"X{number}" for number in range(ROWS // 4)],
        "authority": ["901", "902"],
        "setting_authority": ["901", "902"],
        "school": ["900001", "900002", "900003"],
        "rank": [1, 2],
        "age": list(range(3, 19)),
        "possible_sessions": [0, 10, 20, 300],
        "missed_sessions": [0, 1, 2, 5, 9, 10, 29, 30, 150],
    }
    if column.name in choices or column.codes:
        return draw.choice(choices.get(column.name) or list(column.codes))
    match column.type:
        case ColumnType.DATE:
            return CENSUS + timedelta(days=draw.randint(-500, 200))
        case ColumnType.YES_OR_NO:
            return draw.random() < 0.5
        case ColumnType.NUMBER:
            return draw.randint(0, 180) / 2
        case _:
            return draw.choice(["SEMH", "ASD", "F", "1"])


def everything(engine: BaseBackend, folder) -> list[dict]:
    """Every measure at every level and group, with needs, as a list in one order."""
    found = observe(
        RECORD_MEASURES,
        Records(engine, read_tables(engine, folder), YEAR, CENSUS),
        dated_by=PeriodKind.QUARTER,
        levels=list(Level),
        breakdowns=["primary_need"],
        places=PLACES,
    )
    return sorted(found.to_pylist(), key=lambda row: [row[name] for name in KEYS])


KEYS = ("measure", "period", "level", "place", "group")


@pytest.mark.filterwarnings("ignore")  # libraries warn of one another's next version
def test_spark_gives_the_answers_of_duckdb(spark, tmp_path):
    by_hand, by_chance = school_year() | case_system(), generated(1)
    for key in by_hand:  # each table as a folder of two files
        kept_in(tmp_path / f"{key}.parquet", {"by_hand": by_hand[key], "by_chance": by_chance[key]})
    on_duckdb = everything(engine_at(), tmp_path)
    assert {row["measure"] for row in on_duckdb} == set(RECORD_MEASURES)
    assert everything(spark, tmp_path) == on_duckdb


@pytest.mark.parametrize("address", ["sqlite", "spark://", "postgresql://localhost"])
def test_an_address_of_no_engine_is_refused_with_what_to_write(address):
    with pytest.raises(UnknownEngine, match=r"Write duckdb, spark://local\[2\] or"):
        engine_at(address)
