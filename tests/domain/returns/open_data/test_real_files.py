"""Every real open file loads, whatever its shape; nothing of it is refused and nothing goes missing unsaid."""

from pathlib import Path

import pytest

from sendwell.domain.measures import all_measures
from sendwell.domain.returns.open_data import Kind, read_open_data
from sendwell.domain.returns.open_data.formats import all_formats

NO_TABLE = (".json", ".md", ".txt.gz")
LARGE = ("lait_bds_long.parquet",)


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data/open"


def test_every_open_file_loads(folder: Path) -> None:
    files = [path for path in sorted(folder.iterdir()) if not path.name.endswith(NO_TABLE) and path.name not in LARGE]

    loaded = [read_open_data(path) for path in files]

    assert [str(each.problems[0]) for each in loaded if each.problems] == []
    assert [each.name for each in loaded if each.kind is Kind.UNKNOWN or not each.rows_out] == []
    for each in loaded:
        gone = each.rows_in - each.rows_out
        assert gone == 0 or each.left_out or each.notes or each.mapping, each.name


def test_every_measure_of_a_format_is_one_of_the_catalogue() -> None:
    known = {measure.key for measure in all_measures()}

    assert {part.measure for each in all_formats() for part in each.mapping.measures} <= known


def test_the_published_tribunal_table_gives_the_same_figures_as_the_prepared_one(folder: Path) -> None:
    raw = read_open_data(folder / "send_tribunal_appeals_2014_2024_raw.csv.gz").observations
    long = read_open_data(folder / "send_tribunal_appeals_la.csv.gz").observations

    key = ("period", "place", "numerator", "denominator")
    rows = [sorted(map(str, table.select(key).to_pylist())) for table in (raw, long)]

    assert rows[0] == rows[1]
