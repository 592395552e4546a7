"""The demonstration shows colours that can be believed, and some that cannot."""

from datetime import date

import pytest

from sendwell.apps.programme.models import Evidence, Rebasing, Update
from sendwell.apps.programme.queries import current_plan, plan_at
from tests.support.demonstration import build

pytestmark = pytest.mark.django_db


def test_the_demonstration_has_something_on_every_list_of_what_is_not_as_it_seems():
    area = build().area
    state = plan_at(current_plan(area), date.today())
    assert len(state.unsupported) >= 3
    assert [found.action.title for found in state.done_not_felt] == ["Appoint eight more plan coordinators"]
    assert {found.supported.rating for found in state.actions} >= {"blue", "green", "amber", "red"}
    assert Evidence.objects.filter(verified_at__isnull=False).count() == 3
    assert Rebasing.objects.count() == 1
    assert Update.objects.get(reopened_by__isnull=False).rating == "amber"
