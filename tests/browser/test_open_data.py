"""What everybody outside reads of an area's data, without signing in, on any screen."""

import pytest
from playwright.sync_api import expect

from tests.apps.publishing.giving import TITLE, an_analyst, given, with_numbers
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("screen", ["page", "smallest_phone"])
def test_the_public_pages_are_accessible_and_fit(live_server, request, screen):
    page, data_set = request.getfixturevalue(screen), given(with_numbers(an_analyst()))
    for address in ("/data/", f"/data/{data_set.area.slug}/{data_set.name}/"):
        page.goto(address)
        assert_accessible(page)
        assert_no_sideways_scroll(page)


def test_a_stranger_downloads_the_figures_without_scripts(live_server, page_without_javascript):
    page, data_set = page_without_javascript, given(with_numbers(an_analyst()))
    page.goto("/data/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("cell", name="hidden, because few children")).to_be_visible()
    with page.expect_download() as found:
        page.get_by_role("link", name=f"{data_set.name}-csv.zip").click()
    assert found.value.suggested_filename == f"{data_set.name}-csv.zip"
