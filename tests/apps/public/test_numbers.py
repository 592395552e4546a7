"""The numbers of the public site pass the same door as published data."""

import pytest

from sendwell.apps.public.items.numbers import HIDDEN, items_of_numbers
from tests.apps.outcomes.numbers import one, own
from tests.apps.publishing.giving import an_analyst

pytestmark = pytest.mark.django_db


def test_a_number_that_would_give_a_small_one_away_is_hidden_on_the_site_too():
    analyst = an_analyst()
    by_group = {"sen_support": (3, 100), "ehc_plan": (10, 30), "no_sen": (60, 900)}  # so many of how many
    measure = "persistent_absence"
    rows = [one(100 * part / of, measure=measure, group=group, of=of) for group, (part, of) in by_group.items()]
    own(analyst, [*rows, one(100 * 73 / 1030, measure=measure, of=1030)])
    (item,) = items_of_numbers(analyst.area)

    assert item.texts["plain"] == HIDDEN
