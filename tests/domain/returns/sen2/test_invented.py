"""The invented authority: the same each time, and alive enough to be checked."""

from datetime import date

import pyarrow.compute as pc
import pytest

from sendwell.domain.returns.sen2.invented import SCHOOLS, Authority, invented_authority, with_mess

TODAY = date(2026, 11, 16)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return invented_authority(plans=300, seed=3, until=date(2025, 12, 31))


def test_the_same_seed_gives_the_same_return(authority):
    again = invented_authority(plans=300, seed=3, until=date(2025, 12, 31))
    assert again.return_of(2026) == authority.return_of(2026)


def test_another_seed_gives_other_children(authority):
    other = invented_authority(plans=300, seed=4, until=date(2025, 12, 31))
    assert other.return_of(2026)["person"] != authority.return_of(2026)["person"]


def test_it_keeps_as_many_plans_as_asked_for(authority):
    assert authority.return_of(2026)["activeplans"].num_rows == 300


def test_a_person_keeps_the_same_key_from_year_to_year(authority):
    def births(year):
        person = authority.return_of(year)["person"]
        return dict(zip(person["persontableid"].to_pylist(), person["personbirthdate"].to_pylist(), strict=True))

    before, after = births(2025), births(2026)
    kept = before.keys() & after.keys()
    assert len(kept) > 200
    assert all(before[key] == after[key] for key in kept)


def test_an_extract_knows_nothing_that_comes_after_its_day():
    tables = invented_authority(plans=300, seed=3).extract(on=TODAY, since=date(2024, 1, 1))
    for module, column in (("requests", "receiveddate"), ("assessment", "assessmentoutcomedate")):
        assert pc.max(tables[module][column]).as_py() <= TODAY.isoformat()


def test_no_setting_has_the_number_of_a_real_one():
    assert all(school.number.startswith("99") for school in SCHOOLS)


def test_mess_changes_some_rows_and_leaves_most(authority):
    clean = authority.return_of(2026)
    messy = with_mess(clean, share=0.05, seed=1)
    changed = pc.sum(pc.invert(pc.equal(clean["namedplan"]["startdate"], messy["namedplan"]["startdate"])))
    assert messy["namedplan"]["startdate"].null_count >= 1
    assert messy["namedplan"]["startdate"].null_count < clean["namedplan"].num_rows / 10
    assert changed.as_py() in (None, 0)
