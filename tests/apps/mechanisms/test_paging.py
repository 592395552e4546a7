"""Long lists, a page at a time."""

import pytest

from sendwell.apps.mechanisms.paging import A_PAGE, paged


@pytest.mark.parametrize(
    ("asked", "first"), [("", 1), ("page=2", 51), ("page=99", 101), ("page=many", 1), ("page=-1", 101)]
)
def test_whatever_page_is_asked_for_one_is_shown(rf, asked, first):
    page = paged(range(1, 121), rf.get(f"/?{asked}"))
    assert (page[0], len(page) <= A_PAGE) == (first, True)


def test_a_link_to_another_page_keeps_what_else_was_asked(rf):
    page = paged(range(120), rf.get("/?state=late&page=2"))
    assert page.address == "state=late"
