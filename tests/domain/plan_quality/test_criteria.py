"""The criteria that an area starts from."""

from sendwell.domain.plan_quality import AGENCIES, default_criteria, section_names
from sendwell.domain.plan_quality.criteria import as_rows, criteria_in, differences


def test_every_section_of_a_plan_is_asked_about_with_an_example_and_a_source():
    criteria = default_criteria()
    assert {one.section for one in criteria} == set(section_names())
    assert list(section_names())[:3] == ["A", "B", "C"]
    for one in criteria:
        assert one.asks.endswith("?")
        assert one.agency in AGENCIES
        assert one.good
        assert one.source


def test_no_two_criteria_have_one_key():
    keys = [one.key for one in default_criteria()]
    assert len(keys) == len(set(keys))


def test_criteria_that_were_kept_are_the_same_again_in_the_order_of_the_sections():
    rows = as_rows(default_criteria())
    assert {one.key for one in criteria_in(rows[::-1])} == {row["key"] for row in rows}
    assert criteria_in(rows) == default_criteria()


def test_what_changed_between_two_versions_is_said_in_words():
    rows = as_rows(default_criteria())
    changed = criteria_in([{**rows[0], "asks": "Is she heard?"}, *rows[2:]])
    assert differences(default_criteria(), changed) == [
        f"Left out of A: {rows[1]['asks']}",
        "Changed in A: Is she heard?",
    ]
