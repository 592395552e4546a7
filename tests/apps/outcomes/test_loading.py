"""A file of numbers is given, looked over, loaded once, and taken back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.commands import loading
from sendwell.apps.outcomes.models import DataLoad, DataLoadState, Observation
from sendwell.apps.outcomes.tasks import load_file
from sendwell.apps.partnership.models import Role
from tests.apps.outcomes.numbers import TIMELY, a_local_measure, at_home
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db

OWN = "Month,Share of plans\n2025-09,58%\n2025-10,61%\n"


@pytest.fixture
def analyst(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return a_person(at_home(an_area()), Role.ANALYST)


@pytest.fixture
def client(analyst):
    client = Client()
    client.force_login(analyst.user)
    return client


def given(by, text: str = OWN, name: str = "own.csv") -> DataLoad:
    return loading.take_file(file=ContentFile(text.encode(), name=name), by=by)


def mapped(by, text: str = OWN, **answers: str) -> DataLoad:
    """A file whose one column of figures is taken as the timeliness of plans."""
    load = given(by, text)
    client = Client()
    client.force_login(by.user)
    address = reverse("data_load_columns", args=[by.area.slug, load.pk])
    said = {"own_place": "on", "measure_0": TIMELY, "part_0": "value", **answers}
    assert client.post(address, said).status_code == 302
    load.refresh_from_db()
    return load


def loaded(by, text: str = OWN) -> DataLoad:
    return loading.ask_for_load(load=mapped(by, text), by=by)


def values() -> list[tuple[str, float | None]]:
    rows = Observation.objects.filter(replaced_by__isnull=True).order_by("period")
    return [(row.period, row.value) for row in rows]


def test_a_file_that_was_given_changes_nothing_until_it_is_accepted(analyst):
    mapped(analyst)
    assert not Observation.objects.exists()


def test_a_table_of_ones_own_becomes_the_areas_own_numbers(analyst):
    load = loaded(analyst)
    assert (load.state, load.shared, load.problems) == (DataLoadState.LOADED, False, [])
    assert values() == [("2025-09", 58.0), ("2025-10", 61.0)]
    assert set(Observation.objects.values_list("area", "place", "measure")) == {(analyst.area.pk, "999", TIMELY)}


def test_columns_are_remembered_for_the_next_file_like_it(analyst):
    loaded(analyst)
    again = given(analyst, OWN + "2025-11,64%\n", "november.csv")
    done = loading.ask_for_load(load=again, by=analyst)
    assert done.counts == {"added": 1, "changed": 0, "same": 2}


def test_the_same_file_again_is_refused_with_the_day_that_it_was_loaded(analyst):
    loaded(analyst)
    with pytest.raises(Refused, match="This file was loaded already, on"):
        given(analyst, OWN, "renamed.csv")


def test_a_corrected_file_shows_what_moved(client, analyst):
    loaded(analyst)
    load = loaded(analyst, OWN.replace("61%", "66%"))
    shown = client.get(reverse("data_load", args=[analyst.area.slug, load.pk])).content.decode()
    assert "61.0%" in shown
    assert "66.0%" in shown


def test_a_file_with_a_problem_loads_nothing_and_names_its_row(client, analyst):
    load = mapped(analyst, OWN.replace("61%", "161%"))
    done = loading.ask_for_load(load=load, by=analyst)
    assert done.state == DataLoadState.REFUSED
    assert not Observation.objects.exists()
    shown = client.get(reverse("data_load", args=[analyst.area.slug, load.pk])).content.decode()
    assert "row 3" in shown


def test_a_load_is_taken_back_with_what_it_brought(analyst):
    load = loaded(analyst)
    loading.undo_load(load=load, by=analyst)
    load.refresh_from_db()
    assert load.state == DataLoadState.UNDONE
    assert values() == []
    assert loaded(analyst).state == DataLoadState.LOADED


def test_a_long_file_is_loaded_in_the_background_and_only_once(
    analyst, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(loading, "MANY", 1)
    with django_capture_on_commit_callbacks(execute=True):
        load = loaded(analyst)
    load.refresh_from_db()
    assert load.state == DataLoadState.LOADED
    load_file.call(load.pk, analyst.pk)
    assert len(values()) == 2


def test_numbers_for_a_measure_of_ones_own_come_through_a_file(analyst):
    local = a_local_measure(analyst)
    loading.ask_for_load(load=mapped(analyst, measure_0=local.key), by=analyst)
    assert set(Observation.objects.values_list("measure", flat=True)) == {local.key}


def test_only_an_analyst_of_the_area_loads(analyst):
    with pytest.raises(PermissionDenied):
        given(a_manager(analyst.area))
    load = mapped(analyst)
    with pytest.raises(PermissionDenied):
        loading.ask_for_load(load=load, by=a_person(an_area("Saltmarsh"), Role.ANALYST))


@pytest.mark.parametrize("text", ["", "\x00\x01\x02", '"' * 5000, "a,a\n1,2\n", "no figures\nat all\n"])
def test_a_file_that_holds_no_numbers_says_so(client, analyst, text):
    address = reverse("data_loads", args=[analyst.area.slug])
    answer = client.post(address, {"file": ContentFile(text.encode(), name="bad.csv")}, follow=True)
    assert answer.status_code == 200
    assert not Observation.objects.exists()
