"""What the manual says of measures and records is what the service uses."""

import re

import pytest

from sendwell.domain.measures import all_measures
from sendwell.domain.measures.manual import measures_page
from sendwell.domain.measures.records import record_tables
from sendwell.domain.measures.records.manual import records_page


def test_the_pages_in_the_manual_are_fresh(root):
    for name, page in (("measures.md", measures_page()), ("records.md", records_page())):
        assert (root / "docs" / name).read_text(encoding="utf-8") == page, "Print it again: make docs"


def test_every_measure_is_named_and_what_is_not_verified_is_said():
    page = measures_page()
    assert all(f"`{measure.key}`" in page for measure in all_measures())
    assert page.count("- **Not verified:**") == sum(not measure.verified for measure in all_measures())


def test_every_column_of_every_table_is_described():
    page = records_page()
    assert all(f"| `{column.name}` |" in page for table in record_tables().values() for column in table.columns)


def test_the_code_in_the_manual_runs(capsys: pytest.CaptureFixture[str]):
    (code,) = re.findall(r"```python\n(.*?)```", records_page(), re.S)
    exec(compile(code, "docs/records.md", "exec"), {})
    assert capsys.readouterr().out.startswith("Local authority 901 all")
