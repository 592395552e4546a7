"""A caseload loaded week after week: matched by key, all or nothing, and nobody's name in it."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from sendwell.apps.casework.commands import ExtractRefused
from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.models import Case, CaseEvent, CaseLoad
from sendwell.apps.partnership.models import Role
from tests.apps.casework.modules import a_request, load
from tests.domain.returns.sen2.small import person_with_a_plan, set_to
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
RECEIVED, AGREED = date(2025, 11, 3), date(2025, 12, 1)


@pytest.fixture
def manager():
    return a_person(an_area(), Role.CASE_MANAGER)


def everything() -> list[tuple[object, ...]]:
    return [row for model in (Case, CaseEvent, CaseLoad) for row in model.objects.order_by("pk").values_list()]


def test_the_same_extract_again_doubles_nothing_and_changes_nothing(manager):
    load(manager, person_with_a_plan(1), a_request(2, RECEIVED))
    before = [list(model.objects.order_by("pk").values_list()) for model in (Case, CaseEvent)]
    again = load(manager, person_with_a_plan(1), a_request(2, RECEIVED))
    assert (again.cases, again.new, again.changed, again.closed, again.gone) == (2, 0, 0, 0, 0)
    assert [list(model.objects.order_by("pk").values_list()) for model in (Case, CaseEvent)] == before


def test_a_case_that_moved_on_is_brought_up_to_date(manager):
    load(manager, a_request(1, RECEIVED), a_request(2, RECEIVED))
    after = load(manager, a_request(1, RECEIVED, AGREED), a_request(2, RECEIVED))
    case = Case.objects.get(key=key_of(manager.area, "1/1"))
    assert (after.new, after.changed, after.closed) == (0, 1, 0)
    assert case.stage == "assessing"
    assert set(case.events.values_list("kind", "on")) == {("request_received", RECEIVED), ("agreed_to_assess", AGREED)}


def test_a_corrected_date_takes_the_place_of_the_wrong_one(manager):
    load(manager, a_request(1, RECEIVED, AGREED))
    load(manager, a_request(1, RECEIVED, date(2025, 12, 2)))
    assert list(CaseEvent.objects.filter(kind="agreed_to_assess").values_list("on", flat=True)) == [date(2025, 12, 2)]


def test_days_that_a_later_extract_leaves_out_as_history_stay(manager):
    load(manager, person_with_a_plan(1))
    later = person_with_a_plan(1)
    set_to("requests", requestoutcome="H", requestoutcomedate=None, receiveddate=None)(later)
    set_to("assessment", assessmentoutcome="H", assessmentoutcomedate=None)(later)
    assert load(manager, later).changed == 0
    assert CaseEvent.objects.filter(kind="request_received").count() == 1


def test_a_case_that_is_no_longer_there_is_kept_aside_until_it_comes_back(manager):
    load(manager, a_request(1, RECEIVED), a_request(2, RECEIVED))
    without = load(manager, a_request(1, RECEIVED))
    assert (without.gone, Case.objects.get(gone_in__isnull=False).gone_in) == (1, without)
    assert load(manager, a_request(1, RECEIVED), a_request(2, RECEIVED)).changed == 1
    assert not Case.objects.filter(gone_in__isnull=False).exists()


def test_an_extract_with_a_problem_changes_nothing_and_says_why(manager):
    load(manager, a_request(1, RECEIVED))
    before = everything()
    wrong = a_request(2, RECEIVED)
    set_to("requests", receiveddate="31/31/2025")(wrong)
    with pytest.raises(ExtractRefused) as refused:
        load(manager, a_request(1, RECEIVED, AGREED), wrong)
    assert "requests, record 2: The date in receiveddate can’t be read." in " ".join(map(str, refused.value.problems))
    assert everything() == before


def test_an_extract_with_other_keys_is_refused_rather_than_loaded_beside_the_first(manager):
    load(manager, *(a_request(number, RECEIVED) for number in range(1, 9)))
    elsewhere = [a_request(number + 100, RECEIVED) for number in range(1, 9)]
    renumbered = [a_request(number, date(2025, 12, number)) for number in range(1, 9)]
    for extract in (elsewhere, renumbered):
        with pytest.raises(ExtractRefused, match="Nothing was loaded"):
            load(manager, *extract)
    assert Case.objects.count() == 8


def test_no_name_birth_date_or_reference_is_stored_anywhere(manager):
    load(manager, person_with_a_plan(4711))
    stored = " ".join(
        str(row) for model in apps.get_app_config("casework").get_models() for row in model.objects.values()
    )
    for told in ("Reed4711", "Ada", "2017, 5, 4", "4711/4711", "990001"):
        assert told not in stored


def test_a_reference_has_another_key_in_another_area_and_under_another_secret(settings):
    here, there = an_area(), an_area("Saltmarsh")
    key = key_of(here, "1/1")
    assert key == key_of(here, "1/1") != key_of(there, "1/1")
    settings.SECRET_KEY = "another secret of another installation"
    assert key_of(here, "1/1") != key


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CASE_MANAGER])
def test_only_the_case_manager_loads(role):
    with pytest.raises(PermissionDenied):
        load(a_person(an_area(), role), a_request(1, RECEIVED))
