"""Which place a code or a name means, and what became of authorities that ended."""

from datetime import date

import pytest

from sendwell.domain.places import (
    authorities,
    authorities_named,
    authority,
    authority_with_code,
    breaks_of,
    lives_on_in,
    region_with,
    regions,
)


def test_old_and_new_codes_of_one_authority_are_the_same_place() -> None:
    assert {authority_with_code(code).code for code in ("825", "E06000060", "E10000002", " 825.0 ")} == {"825"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kingston upon Hull, City of", "810"),
        ("Hull", None),
        ("telford & wrekin", "894"),
        ("Durham", "840"),
        ("St Helens", "342"),
        ("Bournemouth, Christchurch & Poole", "839"),
        ("Cumbria8", "909"),
        ("Worcestershire County Council", "885"),
        ("London Borough of Havering", "311"),
    ],
)
def test_an_authority_is_found_by_name_however_it_is_spelt(name: str, code: str | None) -> None:
    assert [each.code for each in authorities_named(name)] == ([code] if code else [])


def test_every_authority_is_found_by_its_own_codes_and_name() -> None:
    for each in authorities():
        assert authority_with_code(each.code) is each
        assert all(authority_with_code(code) is each for code in each.ons_codes)
        assert each in authorities_named(each.name)


def test_a_region_is_found_by_code_and_by_name() -> None:
    for each in regions():
        assert region_with(each.code) is each
        assert region_with(each.name.upper()) is each


def test_an_authority_that_ended_lives_on_in_others() -> None:
    assert lives_on_in("909") == ("942", "943")
    assert lives_on_in("836") == ("839",)


def test_a_series_breaks_on_the_day_after_an_authority_ended() -> None:
    broken = breaks_of("941")[0]

    assert (broken.on, broken.before, broken.after) == (date(2021, 4, 1), ("928",), ("940", "941"))
    assert "Northamptonshire ended on 31 March 2021" in broken.why


def test_an_authority_that_never_changed_has_no_break() -> None:
    assert breaks_of("885") == ()


def test_successors_begin_the_day_after_the_last_day() -> None:
    for old in authorities():
        for after in old.successors:
            assert authority(after).starts is None or authority(after).starts > old.ends


def test_an_unknown_code_says_where_to_add_it() -> None:
    with pytest.raises(KeyError, match=r"authorities\.csv"):
        authority("999")
