"""What the manual says of time limits and kinds of plan is what the service does."""

import re

import pytest

from sendwell.domain.clocks import all_limits
from sendwell.domain.frameworks import plan_kinds
from sendwell.domain.frameworks.manual import clocks_page


def test_the_page_in_the_manual_is_fresh(root):
    assert (root / "docs/clocks.md").read_text(encoding="utf-8") == clocks_page(), "Print it again: make docs"


def test_the_page_names_every_limit_and_every_stage():
    page = clocks_page()
    assert all(f"`{limit.key}`" in page for limit in all_limits())
    assert all(f"| {stage.name} |" in page for kind in plan_kinds().values() for stage in kind.stages)


def test_the_code_in_the_manual_runs(capsys: pytest.CaptureFixture[str]):
    (code,) = re.findall(r"```python\n(.*?)```", clocks_page(), re.S)
    exec(compile(code, "docs/clocks.md", "exec"), {})
    assert capsys.readouterr().out.startswith("2022-06-07 | 70 working days after 22 February 2022")
