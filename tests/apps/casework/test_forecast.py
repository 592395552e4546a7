"""What this quarter will bring, and what would change it, from the caseload."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.casework.forecasting.queries import advice_weeks, foretold, requests_of
from sendwell.apps.casework.models import Case, CaseEvent, CaseLoad, Stage
from sendwell.apps.partnership.models import Role
from sendwell.domain.forecasting import forecast
from tests.domain.forecasting.worlds import TODAY, rows
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_person(an_area(), Role.CASE_MANAGER)


def loaded(manager, today: date = TODAY, number: int = 400) -> None:
    """An invented caseload as an extract of `today` would tell it."""
    counts = dict.fromkeys(("cases", "new", "changed", "closed", "gone"), 0)
    load = CaseLoad.objects.create(area=manager.area, sha256="0" * 64, given_by=manager, **counts)
    later = today - TODAY
    for at, row in enumerate(rows(3, 0.6, number)):
        received, agreed, ended, issued = (day + later if isinstance(day, date) else day for day in row)
        if received > today:
            continue
        ends = "final_plan_sent" if issued else "refused_to_issue" if agreed else "refused_to_assess"
        days = {"request_received": received, "agreed_to_assess": agreed, ends: ended}
        happened = {kind: on for kind, on in days.items() if on and on <= today}
        stage = (
            Stage.PLAN if ends in happened else Stage.ASSESSING if "agreed_to_assess" in happened else Stage.UNDECIDED
        )
        case = Case.objects.create(area=manager.area, key=f"{at:064}", stage=stage, first_load=load)
        CaseEvent.objects.bulk_create(CaseEvent(case=case, kind=kind, on=on) for kind, on in happened.items())


def test_the_caseload_is_foretold_as_its_requests_are(manager):
    loaded(manager)
    found = foretold(manager.area, TODAY)
    assert found.forecast == forecast(requests_of(manager.area), TODAY)
    assert found.within <= len(found.tests)


def test_withdrawn_requests_and_those_that_left_the_extract_are_not_open(manager):
    loaded(manager)
    before = len(requests_of(manager.area))
    waiting = Case.objects.filter(area=manager.area, stage=Stage.ASSESSING)[:2]
    Case.objects.filter(pk=waiting[0].pk).update(stage=Stage.WITHDRAWN)
    Case.objects.filter(pk=waiting[1].pk).update(gone_in=CaseLoad.objects.get())
    assert len(requests_of(manager.area)) == before - 2


def test_the_page_says_the_share_with_its_interval_and_what_it_rests_on(manager, django_assert_max_num_queries):
    loaded(manager, timezone.localdate())
    client = Client()
    client.force_login(manager.user)
    with django_assert_max_num_queries(25):
        shown = client.get(reverse("case_forecast", args=[manager.area.slug])).content.decode()
    assert "If nothing changes, about" in shown
    assert "Each open request goes on as requests of the same age went on" in shown


def test_an_empty_caseload_says_that_nothing_can_be_foretold(manager):
    client = Client()
    client.force_login(manager.user)
    assert "Nothing can be foretold" in client.get(reverse("case_forecast", args=[manager.area.slug])).content.decode()


def test_the_queue_is_played_with_the_answers_that_were_given(manager):
    loaded(manager, timezone.localdate(), number=200)
    client = Client()
    client.force_login(manager.user)
    address = reverse("case_what_if", args=[manager.area.slug])
    shown = client.get(address, {"coordinators": 3, "advice_weeks": 8, "more": 2, "sooner": 1}).content.decode()
    assert "the change would move the share of new plans on time by about" in shown
    assert "Played over it," in shown
    assert "observed were" in shown
    wrong = client.get(address, {"coordinators": 3, "advice_weeks": 8, "more": -3}).content.decode()
    assert "At least one coordinator must be left." in wrong


def test_how_long_advice_takes_is_read_from_the_extract_where_it_tells_it(manager):
    loaded(manager)
    assert advice_weeks(manager.area, TODAY) is None
    for case in Case.objects.filter(area=manager.area, events__kind="agreed_to_assess"):
        agreed = case.events.get(kind="agreed_to_assess").on
        case.events.create(kind="advice_requested", on=agreed, about="Health")
        case.events.create(kind="advice_received", on=agreed + timedelta(days=49), about="Health")
    assert advice_weeks(manager.area, TODAY) == 7
