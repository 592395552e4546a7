"""Where record-level measures are computed: DuckDB inside this process, or Spark when records outgrow one machine."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import ibis
from ibis import BaseBackend
from ibis.expr.types import Table
from pyarrow import ArrowInvalid, parquet

from sendwell.domain.measures.records.tables import UnfitRecords
from sendwell.domain.problems import Problem

DUCKDB = "duckdb"
SPARK = "spark://"
MEMORY = "4GB"
NOWHERE = ""  # records of children are never spilled to a folder of temporary files
SPARK_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}
LOCAL_SPARK_SETTINGS = {"spark.sql.shuffle.partitions": "1", "spark.driver.bindAddress": "127.0.0.1"}


class UnknownEngine(Exception):
    """The address names no engine that we can reach. The message says what to write, or what to install."""


def engine_at(address: str = DUCKDB) -> BaseBackend:
    """The engine at `address`: "duckdb", "spark://local[2]" (inside this machine) or "spark://host:7077".

    Raises UnknownEngine for any other address, or where Spark is not installed.
    """
    if address in ("", DUCKDB):
        return ibis.duckdb.connect(memory_limit=MEMORY, temp_directory=NOWHERE, autoinstall_known_extensions=False)
    if address.startswith(SPARK) and len(address) > len(SPARK):
        return _spark(address.removeprefix(SPARK))
    raise UnknownEngine(f"“{address}” is no engine. Write duckdb, spark://local[2] or spark://host:7077.")


def read_tables(engine: BaseBackend, folder: Path) -> Mapping[str, Table]:
    """The record tables kept in `folder`, each by its name: a file, or a folder of files, `<table>.parquet`.

    Raises UnfitRecords, naming each file that is no Parquet, before the engine sees any of them.
    """
    paths = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
    problems = [problem for path in paths.values() for file in _files(path) for problem in _problems_of(file)]
    if problems:
        raise UnfitRecords(problems)
    return {
        name: engine.read_parquet(str(path / "*.parquet" if path.is_dir() else path)) for name, path in paths.items()
    }


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.parquet")) if path.is_dir() else [path]


def _problems_of(file: Path) -> Iterator[Problem]:
    try:
        parquet.read_schema(file)
    except (OSError, ArrowInvalid):
        yield Problem(str(file), "This is no Parquet file, or it is damaged.", "Write it again as Parquet.")


def _spark(master: str) -> BaseBackend:
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise UnknownEngine("Spark is not installed. Install it with: pip install 'sendwell[spark]'.") from missing
    local = master.startswith("local")
    builder = SparkSession.builder.appName("sendwell").master(master if local else f"{SPARK}{master}")
    for name, value in (SPARK_SETTINGS | (LOCAL_SPARK_SETTINGS if local else {})).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session)
