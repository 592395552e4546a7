"""Published files as the department gives them, for authorities that came through the changes of 2023."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import override_settings

from sendwell.apps.outcomes.commands import defining, loading
from sendwell.apps.outcomes.map_of import map_of
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import DataLoad
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.measure_page import MeasurePage, measure_page
from sendwell.apps.outcomes.ranking import ranking
from sendwell.apps.partnership.models import Role
from tests.apps.outcomes.numbers import TIMELY
from tests.apps.outcomes.test_looking import TODAY
from tests.support.factories import a_person, an_area

FILES = ("ehc_timeliness_20_week.csv.gz", "statistical_neighbours.csv", "la_boundaries_2023.geojson.gz")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, shared, tmp_path_factory):
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        found = a_person(an_area(), Role.ANALYST)
        for name in FILES:
            load(found, shared / "data/open" / name)
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def analyst(loaded, db):
    return loaded


def load(by, path: Path) -> DataLoad:
    given = loading.take_file(file=ContentFile(path.read_bytes(), name=path.name), by=by)
    loading.load_now(load=given, by=by)
    assert given.state == "loaded", given.problems
    return given


def page_of(by, code: str) -> MeasurePage:
    defining.choose_authority(code=code, by=by)
    return measure_page(home_of(by.area), measures_of(by.area)[TIMELY], "", TODAY)


def test_an_authority_is_ranked_among_its_neighbours_and_set_beside_england(analyst):
    page = page_of(analyst, "885")
    assert page.against[0].name == "England"
    assert len(ranking(page).places) == 11
    assert "than at England’s rate" in page.excess


@pytest.mark.parametrize("code", ["942", "943"])
def test_an_authority_of_2023_has_no_numbers_from_before(analyst, code):
    page = page_of(analyst, code)
    assert min(point.period.code for point in page.judged.series.points) >= "2022"


def test_a_map_of_england_shows_every_authority_in_its_band(analyst):
    picture = map_of(page_of(analyst, "808"))
    assert len(picture.data["places"]) > 140
    assert sum(place["own"] for place in picture.data["places"]) == 1
