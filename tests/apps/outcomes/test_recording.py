"""Observations are written down once, corrected by later files, and taken back."""

import pytest

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.commands.recording import take_back, what_moved
from sendwell.apps.outcomes.models import Observation
from sendwell.apps.partnership.models import Role
from sendwell.domain.measures import Symbol
from tests.apps.outcomes.numbers import monthly, one, own, published
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    return a_person(an_area(), Role.ANALYST)


def counting() -> list[tuple[str, float | None]]:
    rows = Observation.objects.filter(replaced_by__isnull=True).order_by("period")
    return list(rows.values_list("period", "value"))


def test_the_same_numbers_loaded_again_change_nothing(analyst):
    said = [one(58.0, "2024", of=200), one(None, "2025", symbol=Symbol.SUPPRESSED)]
    published(analyst, said)
    again = published(analyst, said)
    assert again.counts == {"added": 0, "changed": 0, "same": 2}
    assert Observation.objects.count() == 2


def test_a_corrected_file_replaces_only_what_it_corrects_and_shows_what_moved(analyst):
    published(analyst, [one(58.0, "2024"), one(60.0, "2025")])
    load = published(analyst, [one(58.0, "2024"), one(61.0, "2025"), one(40.0, "2023")])
    assert load.counts == {"added": 1, "changed": 1, "same": 1}
    assert counting() == [("2023", 40.0), ("2024", 58.0), ("2025", 61.0)]
    assert [(row.period, row.value, row.now) for row in what_moved(load, 10)] == [("2025", 60.0, 61.0)]


def test_a_number_that_is_withdrawn_becomes_its_symbol(analyst):
    published(analyst, [one(3.0, "2025")])
    load = published(analyst, [one(None, "2025", symbol=Symbol.SUPPRESSED)])
    assert counting() == [("2025", None)]
    assert [(row.value, row.now, row.now_symbol) for row in what_moved(load, 10)] == [(3.0, None, "c")]


def test_a_load_that_is_taken_back_leaves_what_was_there_before(analyst):
    published(analyst, [one(60.0, "2025")])
    before = counting()
    take_back(published(analyst, [one(61.0, "2025"), one(40.0, "2023")]))
    assert counting() == before


def test_a_load_on_which_a_later_one_was_built_is_not_taken_back(analyst):
    first = published(analyst, [one(60.0)], "first.csv")
    published(analyst, [one(61.0)], "second.csv")
    with pytest.raises(Refused, match=r"“second.csv” was loaded later"):
        take_back(first)


def test_a_figure_that_stands_twice_in_a_file_is_refused_and_nothing_is_written(analyst):
    with pytest.raises(Refused, match="stands 2 times"):
        published(analyst, [one(58.0), one(59.0)])
    assert not Observation.objects.exists()


def test_a_period_that_cannot_be_read_is_refused_in_words(analyst):
    with pytest.raises(Refused, match="Write it like this: 2024"):
        published(analyst, [one(58.0, "25/26")])


def test_own_and_published_numbers_of_one_period_do_not_replace_each_other(analyst):
    published(analyst, [one(58.0)])
    own(analyst, [one(59.0)])
    assert Observation.objects.filter(replaced_by__isnull=True).count() == 2


def test_two_areas_keep_their_own_numbers_of_the_same_period(analyst):
    other = a_person(an_area("Saltmarsh"), Role.ANALYST)
    own(analyst, monthly([50, 51]))
    load = own(other, monthly([70, 71]))
    assert load.counts == {"added": 2, "changed": 0, "same": 0}
