"""One school beside similar ones, without any child who could be known."""

import pytest
from django.test import Client
from django.urls import reverse

from sendwell.apps.outcomes.models import Place
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.school import SchoolPage, school_page
from sendwell.apps.partnership.models import Role
from sendwell.domain.measures import Level, Observation, PeriodKind
from sendwell.domain.statistics import Comparison
from tests.apps.outcomes.numbers import at_home, own
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
ABSENCE, PLANS, SUPPORT = "persistent_absence", "ehc_prevalence", "sen_support_prevalence"
GROUPS = {"no_sen": (90, 400), "sen_support": (30, 90), "ehc_plan": (12, 30)}


@pytest.fixture
def analyst():
    return a_person(at_home(an_area()), Role.ANALYST)


def school(analyst, code: str, phase: str = "Primary", plans: int = 20, **absent: tuple[int, int]) -> str:
    """A school of 400 pupils, 60 of them on SEN support."""
    Place.objects.create(area=analyst.area, level=Level.SCHOOL, code=code, name=f"School {code}", phase=phase)
    counts = {(ABSENCE, group): of for group, of in (GROUPS | absent).items()}
    counts |= {(PLANS, "all"): (plans, 400), (SUPPORT, "all"): (60, 400)}
    year = "202425", PeriodKind.ACADEMIC_YEAR, Level.SCHOOL, code
    said = [Observation(key, *year, group, 100 * n / of, n, of) for (key, group), (n, of) in counts.items()]
    own(analyst, said, f"{code}.csv")
    return code


def page(analyst, code: str) -> SchoolPage:
    return school_page(home_of(analyst.area), code)


def absence(found: SchoolPage, group: str):
    return next(one for one in found.beside if (one.measure.key, one.group) == (ABSENCE, group))


def test_a_school_stands_beside_those_of_its_phase_alone(analyst):
    codes = [school(analyst, str(at)) for at in range(4)]
    school(analyst, "9", phase="Secondary")
    assert [place.code for place, _ in page(analyst, "0").similar] == codes[1:]


def test_what_differs_beyond_chance_is_told_apart_from_what_does_not(analyst):
    for at in range(5):
        school(analyst, str(at))
    school(analyst, "7", sen_support=(75, 90))
    found = page(analyst, "7")
    assert absence(found, "sen_support").comparison is Comparison.WORSE
    assert absence(found, "ehc_plan").comparison is Comparison.SIMILAR
    assert round(absence(found, "sen_support").together, 1) == 33.3


def test_a_school_with_a_small_count_is_hidden_and_helps_no_other_to_be_compared(analyst):
    for at in range(5):
        school(analyst, str(at))
    school(analyst, "7", ehc_plan=(2, 30))
    assert absence(page(analyst, "7"), "sen_support").own.hidden
    beside = absence(page(analyst, "0"), "sen_support").similar
    assert "7" not in {one.place.code for one in beside}


def test_a_hidden_share_of_pupils_with_sen_is_not_used_to_find_similar_schools(analyst):
    for at in range(5):
        school(analyst, str(at))
    school(analyst, "7", plans=3)
    assert page(analyst, "7").profile.sen is None
    assert {page(analyst, str(at)).profile.sen for at in range(5)} == {None, 20.0}  # another is hidden with it


def test_the_page_says_by_what_schools_are_similar_and_shows_the_picture(analyst):
    for at in range(4):
        school(analyst, str(at))
    client = Client()
    client.force_login(analyst.user)
    address = reverse("school", args=[analyst.area.slug, "0"])
    shown = client.get(address, {"measure": ABSENCE, "group": "ehc_plan"}).content.decode()
    assert "Similar schools are those of the same phase" in shown
    picture = reverse("picture_svg", args=[analyst.area.slug, ABSENCE, "school"])
    drawn = client.get(picture, {"group": "ehc_plan", "school": "0"}).content.decode()
    assert "this school" in drawn
    assert client.get(picture, {"group": "ehc_plan", "school": "none"}).status_code == 404


def test_a_school_of_another_area_is_not_there(analyst):
    school(analyst, "0")
    other = a_person(at_home(an_area("Saltmarsh")), Role.ANALYST)
    assert page(other, "0") is None
