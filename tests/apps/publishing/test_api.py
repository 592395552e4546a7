"""The read API: what is public and nothing else, the same answer known by its tag, faults said in sentences."""

from itertools import product

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as bounds
from schemathesis import GenerationMode

from sendwell.apps.publishing.commands import withdraw_data
from tests.apps.outcomes.numbers import TIMELY, monthly, own
from tests.apps.publishing.giving import TITLE, an_analyst, chosen, given, with_numbers

pytestmark = pytest.mark.django_db
ROOT = "/api/v1"
HOSTILE = ("\x00", "'; drop table", "9" * 5000, "a" * 9000, "٣", "-1", "nan", "1e3", "\N{ROCKET}", "1" * 12, "")
EXAMPLES = 8  # of each list, of what it takes and of what it refuses
LISTS = ("data-sets", "measures", "places", "periods", "observations")


@pytest.fixture
def data_set():
    return given(with_numbers(an_analyst()))


@pytest.fixture
def api(data_set, settings):
    """The API as it describes itself, answering in this test's transaction, whose connection stays open."""
    settings.ALLOWED_HOSTS = ["localhost"]
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def asked(name: str, **filters: str) -> dict:
    answer = Client().get(f"{ROOT}/{name}", filters)
    assert answer.status_code == 200, answer.content
    return answer.json()


def problems(name: str, **filters: str) -> list[dict]:
    answer = Client().get(f"{ROOT}/{name}", filters)
    assert answer.status_code == 422
    return answer.json()["problems"]


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_api_answers_whatever_is_asked_as_it_says_it_does(api, mode):
    for name in LISTS:

        @bounds(max_examples=EXAMPLES, database=None, suppress_health_check=list(HealthCheck))
        @hypothesis.given(api[f"{ROOT}/{name}"]["get"].as_strategy(generation_mode=mode))
        def answers(case):
            case.call_and_validate()

        answers()


def test_nothing_is_told_before_anything_is_published():
    with_numbers(an_analyst())

    assert [asked(name) for name in LISTS] == [{"count": 0, "next": None, "items": []}] * len(LISTS)


def test_what_is_withdrawn_is_told_no_more(data_set):
    assert all(asked(name)["count"] for name in LISTS)
    withdraw_data(data_set=data_set, why="Wrong.", by=data_set.published_by)

    assert [asked(name)["count"] for name in LISTS] == [0] * len(LISTS)


def test_a_hidden_figure_has_its_sign_and_no_number(data_set):
    (figure,) = asked("observations", period="2026-10")["items"]

    assert (figure["value"], figure["numerator"], figure["denominator"], figure["symbol"]) == (None, None, None, "c")


def test_filters_are_joined(data_set):
    found = asked("observations", measure=TIMELY, period_kind="Month", since="2026-09-01", until="2026-09-30")

    assert [figure["period"] for figure in found["items"]] == ["2026-09"]


def test_a_list_is_read_page_by_page(data_set):
    first = asked("observations", page_size="3")
    second = Client().get(first["next"]).json()

    assert (first["count"], len(first["items"]), len(second["items"]), second["next"]) == (4, 3, 1, None)


def test_a_set_leads_to_its_files(data_set):
    (told,) = asked("data-sets", area=data_set.area.slug)["items"]

    assert told["sha256"] == data_set.sha256
    assert {Client().get(file["address"]).status_code for file in told["files"]} == {200}


def test_an_answer_that_is_known_already_is_not_sent_again(data_set):
    tag = Client().get(f"{ROOT}/observations").headers["ETag"]

    assert Client().get(f"{ROOT}/observations", headers={"If-None-Match": tag}).status_code == 304


def test_an_answer_that_changed_is_sent(data_set):
    tag = Client().get(f"{ROOT}/observations").headers["ETag"]
    withdraw_data(data_set=data_set, why="Wrong.", by=data_set.published_by)

    assert Client().get(f"{ROOT}/observations", headers={"If-None-Match": tag}).status_code == 200


def test_everything_that_can_not_be_read_is_said_at_once():
    found = problems("observations", page="0", level="Village", since="yesterday")

    assert [problem["where"] for problem in found] == ["page", "level", "since"]
    assert found[2]["mend"] == "It should be a day such as 2026-03-31."


def test_a_misspelt_filter_is_refused_and_not_overlooked():
    assert problems("places", lvel="School")[0]["what"] == "There is no filter “lvel” here."


def test_hostile_words_are_answered(data_set):
    names = ("page", "page_size", "measure", "place", "group", "period", "since", "level", "data_set", "no")
    for name, words in product(names, HOSTILE):
        assert Client().get(f"{ROOT}/observations", {name: words}).status_code in (200, 422), (name, words[:20])


def test_what_is_not_there_is_said_in_the_same_way():
    answer = Client().get(f"{ROOT}/children")

    assert (answer.status_code, answer.json()["problems"][0]["what"]) == (404, "There is nothing at this address.")


def test_nothing_can_be_written():
    methods = ("post", "put", "delete", "patch")

    assert {getattr(Client(), method)(f"{ROOT}/observations").status_code for method in methods} == {405}


def test_a_list_asks_as_much_of_many_as_of_few(data_set, django_assert_max_num_queries):
    analyst = data_set.published_by
    own(analyst, monthly([50] * 40, measure="annual_review_on_time", of=100))
    given(analyst, chosen("Reviews and plans", TIMELY, "annual_review_on_time"))

    for name in LISTS:
        with django_assert_max_num_queries(3):
            assert asked(name)["count"] > 1 or name == "places"


def test_the_title_of_a_set_is_told(data_set):
    assert asked("data-sets")["items"][0]["title"] == TITLE
