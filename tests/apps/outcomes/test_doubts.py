"""Figures that a careful analyst would doubt: listed with why, and kept, hidden or annotated by an area for itself."""

import pytest
from django.test import Client
from django.urls import reverse

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.commands.doubting import decide_query
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import Doubt, QueryDecision, Verdict
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.doubts import doubts_of
from sendwell.apps.outcomes.queries.measure_page import measure_page
from sendwell.apps.partnership.models import Role
from tests.apps.outcomes.numbers import TIMELY, at_home, one, own, published
from tests.apps.outcomes.test_looking import TODAY
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
COPIED = [one(52.0, "2024", of=700), one(52.0, "2025", of=700)]


@pytest.fixture
def analyst():
    return a_person(at_home(an_area()), Role.ANALYST)


def values(analyst) -> dict[str, float | None]:
    page = measure_page(home_of(analyst.area), measures_of(analyst.area)[TIMELY], "", TODAY)
    return {point.period.code: point.value for point in page.judged.series.points}


def test_a_year_that_repeats_another_is_doubted_and_says_why(analyst):
    published(analyst, COPIED)
    (found,) = doubts_of(home_of(analyst.area))
    assert (found.doubt.period, found.own) == ("2025", True)
    assert "exactly as the year before" in found.doubt.why


def test_a_hidden_figure_is_left_out_for_this_area_alone(analyst):
    published(analyst, COPIED)
    decide_query(doubt=Doubt.objects.get(), verdict=Verdict.HIDE, note="Copied in the return.", by=analyst)
    assert values(analyst) == {"2024": 52.0, "2025": None}
    other = a_person(at_home(an_area("Saltmarsh")), Role.ANALYST)
    assert values(other) == {"2024": 52.0, "2025": 52.0}


def test_the_latest_decision_counts_and_the_first_stays(analyst):
    published(analyst, COPIED)
    doubt = Doubt.objects.get()
    decide_query(doubt=doubt, verdict=Verdict.HIDE, note="Copied.", by=analyst)
    decide_query(doubt=doubt, verdict=Verdict.ANNOTATE, note="Confirmed by the team.", by=analyst)
    assert values(analyst)["2025"] == 52.0
    assert QueryDecision.objects.count() == 2


def test_hiding_needs_a_reason(analyst):
    published(analyst, COPIED)
    with pytest.raises(Refused, match="Say why"):
        decide_query(doubt=Doubt.objects.get(), verdict=Verdict.HIDE, note=" ", by=analyst)


def test_an_areas_own_doubts_are_not_seen_by_another(analyst):
    own(analyst, COPIED)
    other = a_person(at_home(an_area("Saltmarsh")), Role.ANALYST)
    assert doubts_of(home_of(other.area)) == []
    client = Client()
    client.force_login(other.user)
    address = reverse("decide_query", args=[other.area.slug, Doubt.objects.get().pk])
    assert client.get(address).status_code == 404


def test_an_analyst_decides_on_the_page(analyst):
    published(analyst, COPIED)
    client = Client()
    client.force_login(analyst.user)
    address = reverse("decide_query", args=[analyst.area.slug, Doubt.objects.get().pk])
    client.post(address, {"verdict": "keep", "note": ""})
    shown = client.get(reverse("doubts", args=[analyst.area.slug])).content.decode()
    assert "0 of 1 still to be decided" in shown
