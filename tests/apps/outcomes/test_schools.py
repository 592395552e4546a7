"""Schools beside each other, without any child who could be known."""

import pytest
from django.test import Client
from django.urls import reverse

from sendwell.apps.outcomes.funnel_of import funnel_of
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import Place
from sendwell.apps.outcomes.pictures import svg_of
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.schools import Schools, schools_of
from sendwell.apps.partnership.models import Role
from sendwell.domain.measures import Level, Observation, PeriodKind
from tests.apps.outcomes.numbers import at_home, own
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
ABSENCE = "persistent_absence"
LARGE = (("no_sen", 90, 400), ("sen_support", 30, 90), ("ehc_plan", 12, 30))


@pytest.fixture
def analyst():
    return a_person(at_home(an_area()), Role.ANALYST)


def with_schools(analyst, schools: dict[str, tuple[tuple[str, int, int], ...]]) -> Schools:
    said = []
    for code, groups in schools.items():
        Place.objects.create(area=analyst.area, level=Level.SCHOOL, code=code, name=f"School {code}", phase="Primary")
        for group, above, of in groups:
            kind = PeriodKind.ACADEMIC_YEAR
            value = 100 * above / of
            said.append(Observation(ABSENCE, "202425", kind, Level.SCHOOL, code, group, value, above, of))
    own(analyst, said)
    return found(analyst)


def found(analyst, group: str = "ehc_plan") -> Schools:
    return schools_of(home_of(analyst.area), measures_of(analyst.area)[ABSENCE], group)


def test_a_school_with_a_small_count_is_hidden_whichever_group_is_looked_at(analyst):
    small = (("no_sen", 90, 400), ("sen_support", 30, 90), ("ehc_plan", 2, 30))
    with_schools(analyst, {"1": LARGE, "2": LARGE, "3": LARGE, "4": small})
    for group in ("ehc_plan", "no_sen", "sen_support"):
        hidden = {school.place.code for school in found(analyst, group).schools if school.hidden}
        assert "4" in hidden


def test_a_hidden_school_is_not_alone_so_that_no_total_gives_it_away(analyst):
    small = (("no_sen", 90, 400), ("sen_support", 30, 90), ("ehc_plan", 2, 30))
    shown = with_schools(analyst, {str(at): LARGE for at in range(8)} | {"9": small})
    assert shown.hidden >= 2


def test_all_but_a_few_who_count_is_as_small_as_a_few(analyst):
    nearly_all = (("no_sen", 90, 400), ("sen_support", 30, 90), ("ehc_plan", 29, 30))
    shown = with_schools(analyst, {"1": LARGE, "2": LARGE, "3": nearly_all})
    assert "3" in {school.place.code for school in shown.schools if school.hidden}


def test_a_percentage_of_fewer_than_ten_children_is_not_shown(analyst):
    few = (("no_sen", 90, 400), ("sen_support", 30, 90), ("ehc_plan", 0, 8))
    shown = with_schools(analyst, {"1": LARGE, "2": LARGE, "3": few})
    assert next(school for school in shown.schools if school.place.code == "3").value is None


def test_a_school_that_stands_out_is_named_and_no_hidden_one_is_in_the_picture(analyst):
    far_out = (("no_sen", 90, 400), ("sen_support", 30, 90), ("ehc_plan", 220, 300))
    small = (("no_sen", 90, 400), ("sen_support", 30, 90), ("ehc_plan", 2, 30))
    shown = with_schools(analyst, {str(at): LARGE for at in range(10)} | {"50": far_out, "99": small})
    picture = funnel_of(measures_of(analyst.area)[ABSENCE], shown)
    drawn = svg_of(picture)
    assert "School 50" in drawn
    assert len(picture.data["schools"]) == len(shown.shown) < 12


def test_the_page_sorts_and_chooses_schools(analyst):
    with_schools(analyst, {"1": LARGE, "2": (*LARGE[:2], ("ehc_plan", 25, 40)), "3": LARGE})
    client = Client()
    client.force_login(analyst.user)
    address = reverse("schools", args=[analyst.area.slug, ABSENCE])
    shown = client.get(address, {"sort": "value"}).content.decode()
    assert shown.index("School 2") < shown.index("School 1")
    assert "No school is of this phase" in client.get(address, {"phase": "Secondary"}).content.decode()


def test_schools_of_another_area_are_never_seen(analyst):
    with_schools(analyst, {"1": LARGE, "2": LARGE})
    other = a_person(at_home(an_area("Saltmarsh")), Role.ANALYST)
    assert found(other) is None
