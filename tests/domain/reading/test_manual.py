"""What the manual says of reading is true."""

import re
from pathlib import Path

import pytest

from sendwell.domain.reading.many import LARGEST, MOST_WORKERS
from sendwell.domain.reading.model import PaperKind
from sendwell.domain.reading.themes import all_themes
from sendwell.web.cli.read.columns import COLUMNS
from tests.domain.reading import letters


@pytest.fixture
def manual(root: Path) -> str:
    return (root / "docs/reading.md").read_text(encoding="utf-8")


def test_the_code_in_the_manual_runs(
    manual: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.pdf").write_bytes(letters.as_text(letters.OUTCOME))
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", manual, re.S)
    exec(compile(code, "docs/reading.md", "exec"), {})
    assert "significant_weakness | page 2 | Waiting times" in capsys.readouterr().out


def test_the_manual_lists_every_kind_table_and_theme(manual: str) -> None:
    assert all(f"| `{kind.value}` |" in manual for kind in PaperKind)
    assert all(f"`{table}`" in manual for table in COLUMNS)
    assert all(f"| `{theme.key}` | {theme.name} | {theme.meaning} |" in manual for theme in all_themes())


def test_the_manual_states_the_limits_that_hold(manual: str) -> None:
    assert f"up to {LARGEST // 1_000_000} MB from the command line" in manual
    assert f"at most {MOST_WORKERS}:" in manual
