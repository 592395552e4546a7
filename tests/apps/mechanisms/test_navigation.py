"""The links at the head of an area's pages: few, in groups, with the page that is open marked."""

from types import SimpleNamespace

import pytest
from django.test import Client

from sendwell.apps.mechanisms.navigation import links_for
from sendwell.apps.partnership.models import Role
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db


def links(role: Role, path: str = ""):
    """What stands at the head of a page, for somebody with one role."""
    area = an_area()
    person = a_person(area, role)
    return links_for(SimpleNamespace(area=area, person=person, path=f"/{area.slug}/{path}"))


def test_nobody_is_offered_more_at_the_head_than_fits_one_line():
    widest = max(sum(10 * len(link.words) + 24 for link in links(role)) for role in Role)  # pixels, and the gap
    assert widest < 960


def test_a_page_of_a_group_marks_the_group_and_itself_alone():
    found = links(Role.PROGRAMME_MANAGER, "risks/3/")
    assert [link.words for link in found if link.here] == ["Plan"]
    plan = next(link for link in found if link.here)
    assert [link.words for link in plan.within if link.here] == ["Risks"]
    assert not any(link.is_page for link in plan.within)


def test_a_group_in_which_one_page_may_be_opened_is_that_page():
    words = [link.words for link in links(Role.PROGRAMME_MANAGER)]
    assert "Plan quality" in words
    assert "Cases" not in words
    assert "Cases" in [link.words for link in links(Role.CASE_MANAGER)]


def test_the_links_of_a_group_stand_on_its_pages_and_on_no_other():
    person = a_person(an_area(), Role.PROGRAMME_MANAGER)
    client = Client()
    client.force_login(person.user)
    for path, there in (("risks/", True), ("people/", False)):
        page = client.get(f"/{person.area.slug}/{path}").content.decode()
        assert ('aria-label="Plan"' in page) is there
