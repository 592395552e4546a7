"""The pages of the outcomes framework, as their readers ask for them."""

import pytest
from django.test import Client
from django.urls import reverse

from sendwell.apps.outcomes.models import HomeAuthority, LocalMeasure, MeasureOwner
from sendwell.apps.partnership.models import Role
from tests.apps.outcomes.numbers import (
    STEADY,
    TIMELY,
    a_local_measure,
    at_home,
    in_england,
    monthly,
    one,
    own,
    published,
)
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db

WAITS = {
    "name": "Waits",
    "topic": "Health",
    "definition": "Weeks that children wait.",
    "numerator": "weeks",
    "source": "Lists",
    "unit": "weeks",
    "decimals": 0,
    "polarity": "low",
    "period_kind": "Month",
}


@pytest.fixture
def analyst():
    return a_person(at_home(an_area()), Role.ANALYST)


@pytest.fixture
def client(analyst):
    client = Client()
    client.force_login(analyst.user)
    return client


def address(person, name: str, *more: object) -> str:
    return reverse(name, args=[person.area.slug, *more])


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_an_area_without_an_authority_is_told_what_to_do_next():
    analyst = a_person(an_area(), Role.ANALYST)
    client = Client()
    client.force_login(analyst.user)
    assert "Choose the authority" in text_of(client, address(analyst, "outcomes"))


def test_the_scorecard_counts_what_is_better_and_worse(client, analyst):
    own(analyst, [*monthly([*STEADY, 71]), *monthly([*STEADY, 20], measure="annual_review_on_time")])
    shown = text_of(client, address(analyst, "outcomes"))
    assert "Of 2 measures, 1 is better than chance explains, 1 worse, 0 as expected" in shown


def test_the_scorecard_asks_no_more_of_the_database_with_more_measures(client, analyst, django_assert_max_num_queries):
    own(analyst, [line for key in ("annual_review_on_time", "health_advice_6_weeks", TIMELY)
                  for line in monthly(STEADY, measure=key)])  # fmt: skip
    with django_assert_max_num_queries(20):
        client.get(address(analyst, "outcomes"))


def test_the_page_of_a_measure_says_its_sentence_first(client, analyst, django_assert_max_num_queries):
    own(analyst, monthly(STEADY))
    published(analyst, [one(42.0, of=700), in_england(50.0), one(48.0, place="981", of=700)])
    with django_assert_max_num_queries(25):
        shown = text_of(client, address(analyst, "measure", TIMELY))
    assert shown.index("within expected variation") < shown.index("Is it more than chance?")
    assert "Fenmoor is number 2 of 2" in shown


def test_a_measure_that_an_area_has_not_is_not_there(client, analyst):
    assert client.get(address(analyst, "measure", "elsewhere-a_measure")).status_code == 404
    assert client.get(address(analyst, "picture_svg", TIMELY, "trend")).status_code == 404


def test_pictures_and_numbers_can_be_taken_away(client, analyst):
    own(analyst, monthly(STEADY))
    svg = client.get(address(analyst, "picture_svg", TIMELY, "trend"), {"download": ""})
    assert svg["Content-Type"] == "image/svg+xml"
    assert svg["Content-Disposition"].endswith('-trend.svg"')
    assert client.get(address(analyst, "picture_png", TIMELY, "trend"))["Content-Type"] == "image/png"
    assert text_of(client, address(analyst, "measure_data", TIMELY)).count("Fenmoor") == len(STEADY)


def test_an_analyst_chooses_whose_numbers_are_the_areas(client, analyst):
    client.post(address(analyst, "choose_authority"), {"code": "981"})
    assert HomeAuthority.objects.get(area=analyst.area).code == "981"


def test_an_analyst_adds_a_measure_without_code_and_words_it_better(client, analyst):
    client.post(address(analyst, "add_measure"), WAITS)
    added = LocalMeasure.objects.get(area=analyst.area)
    slug = added.key.replace(".", "-")
    client.post(address(analyst, "change_measure", slug), {**WAITS, "name": "Weeks waited"})
    added.refresh_from_db()
    assert added.name == "Weeks waited"
    assert "Weeks waited" in text_of(client, address(analyst, "measure", slug))


def test_a_percentage_without_a_whole_is_refused_in_words(client, analyst):
    shown = client.post(address(analyst, "add_measure"), WAITS | {"unit": "%"}).content.decode()
    assert "must say of what it is a share" in shown


def test_somebody_of_another_area_cannot_answer_for_a_measure(client, analyst):
    a_local_measure(analyst)
    stranger = a_person(an_area("Saltmarsh"))
    client.post(address(analyst, "measure_owner", TIMELY), {"person": stranger.pk})
    assert not MeasureOwner.objects.exists()
