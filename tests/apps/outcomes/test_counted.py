"""What `sendwell count` writes goes straight into the pages: no columns are asked for, and schools come with it."""

import pytest
from django.core.files.base import ContentFile

from sendwell.apps.outcomes.commands import loading
from sendwell.apps.outcomes.models import DataLoad, DataLoadState, Observation, Place
from sendwell.apps.partnership.models import Role
from sendwell.domain.measures import Level
from tests.apps.outcomes.numbers import HOME, at_home
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
HEADINGS = "measure,period,period_kind,level,place,group,value,numerator,denominator,symbol"


@pytest.fixture
def analyst(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return a_person(at_home(an_area()), Role.ANALYST)


def row(level: Level, place: str, group: str = "ehc_plan") -> str:
    return f"persistent_absence,202425,Academic year,{level},{place},{group},40,12,30,"


def loaded(analyst, *rows: str) -> DataLoad:
    file = ContentFile("\n".join([HEADINGS, *rows]).encode(), name="observations.csv")
    return loading.ask_for_load(load=loading.take_file(file=file, by=analyst), by=analyst)


def test_a_counted_file_is_loaded_as_the_areas_own_without_a_question(analyst):
    load = loaded(analyst, row(Level.AUTHORITY, HOME), row(Level.SCHOOL, "990001"))
    assert (load.state, load.shared, load.problems) == (DataLoadState.LOADED, False, [])
    assert set(Observation.objects.values_list("area", "level", "place", "group")) == {
        (analyst.area.pk, Level.AUTHORITY, HOME, "ehc_plan"),
        (analyst.area.pk, Level.SCHOOL, "990001", "ehc_plan"),
    }


def test_its_schools_are_known_by_number_until_a_register_names_them(analyst):
    loaded(analyst, row(Level.AUTHORITY, HOME), row(Level.SCHOOL, "990001"))
    place = Place.objects.get(area=analyst.area, level=Level.SCHOOL)
    assert (place.code, place.name, place.authority) == ("990001", "School 990001", HOME)


def test_schools_are_left_out_where_nothing_says_in_which_authority_they_lie(analyst):
    loaded(analyst, row(Level.AUTHORITY, HOME), row(Level.AUTHORITY, "981"), row(Level.SCHOOL, "990001"))
    assert not Observation.objects.filter(level=Level.SCHOOL).exists()
