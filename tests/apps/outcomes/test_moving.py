"""What actions and priorities should move, whether it moved since they began, and what nobody acts on."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.commands import aiming, doubting
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import Aim, Target
from sendwell.apps.outcomes.queries.exceptions import exceptions_of
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme import felt
from sendwell.apps.programme.models import Action
from tests.apps.outcomes.numbers import STEADY, TIMELY, at_home, monthly, one, own, published
from tests.apps.programme.plans import a_priority, an_action, an_update
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
BEGAN, DUE = date(2026, 5, 1), date(2030, 3, 31)
WORSE = (*STEADY, 30, 28, 27, 25)


@pytest.fixture
def manager():
    return a_person(at_home(an_area()), Role.PROGRAMME_MANAGER, Role.ANALYST)


@pytest.fixture
def action(manager) -> Action:
    return an_action(a_priority(manager.area, manager), manager, starts_on=BEGAN)


def aimed(action: Action, manager, measure: str = TIMELY, value: float = 70, due_on: date = DUE) -> Aim:
    return aiming.add_aim(of=action, measure=measure, value=value, due_on=due_on, by=manager)


def rating_of(action: Action) -> str:
    return felt.of_actions(action.priority.plan.programme.area, [action])[action.pk].rating


def test_what_moved_beyond_chance_since_the_action_began_supports_some_impact(manager, action):
    own(manager, monthly([*STEADY, 63, 64, 66, 65, 67]))
    aimed(action, manager)
    assert rating_of(action) == "some"


def test_what_moved_before_the_action_began_is_no_evidence_of_it(manager, action):
    own(manager, monthly([*STEADY[:3], *([70, 71] * 8)]))
    aimed(action, manager)
    assert rating_of(action) == "not_yet_due"


def test_a_steady_measure_is_no_evidence_once_the_aim_is_due(manager, action):
    own(manager, monthly([*STEADY, *STEADY[:5]]))
    aimed(action, manager, due_on=date(2026, 6, 30))
    assert rating_of(action) == "no_evidence"


def test_a_measure_without_numbers_since_then_is_not_due_yet(manager, action):
    own(manager, monthly(STEADY, last=date(2026, 3, 31)))
    aimed(action, manager)
    assert rating_of(action) == "not_yet_due"
    assert "no number yet since it began" in felt.of_actions(manager.area, [action])[action.pk].moving[0].reasons[0]


def test_two_years_are_told_apart_by_their_intervals(manager, action):
    published(manager, [one(40.0, "2025", of=700), one(52.0, "2027", of=700)])
    aimed(action, manager)
    assert rating_of(action) == "some"


def test_an_action_without_an_aim_supports_nothing(manager, action):
    assert rating_of(action) == ""


def test_a_priority_shows_its_own_aims_and_those_of_its_actions(manager, action):
    aiming.add_aim(of=action.priority, measure=TIMELY, value=90, due_on=DUE, by=manager)
    aimed(action, manager, measure="annual_review_on_time")
    moving = felt.of_priority(manager.area, action.priority).moving
    assert [(one.measure, one.of) for one in moving] == [
        ("EHC plans issued within 20 weeks, all plans", ""),
        ("Annual reviews completed on time", "1.1"),
    ]


def test_the_page_of_an_action_sets_both_impacts_side_by_side(manager, action):
    own(manager, monthly([*STEADY, 63, 64, 66, 65, 67]))
    aimed(action, manager)
    client = Client()
    client.force_login(manager.user)
    shown = client.get(reverse("action", args=[manager.area.slug, action.pk])).content.decode()
    assert "Impact, as the numbers support" in shown
    assert "by more than chance explains" in shown


def test_a_measure_is_named_once_for_an_action(manager, action):
    aimed(action, manager)
    with pytest.raises(Refused, match="named already"):
        aimed(action, manager)


def test_nobody_names_a_measure_for_an_action_of_another_area(action):
    with pytest.raises(PermissionDenied):
        aimed(action, a_person(an_area("Saltmarsh"), Role.PROGRAMME_MANAGER))


def test_a_measure_that_worsens_without_an_open_action_is_an_exception(manager):
    own(manager, monthly(WORSE))
    (found,) = exceptions_of(manager.area)
    assert found.measure.key == TIMELY


def test_an_open_action_that_should_move_it_makes_it_none(manager, action):
    own(manager, monthly(WORSE))
    aimed(action, manager)
    assert exceptions_of(manager.area) == []
    an_update(action, manager, "blue")
    assert len(exceptions_of(manager.area)) == 1


def test_what_is_said_of_an_exception_stays_with_it(manager):
    own(manager, monthly(WORSE))
    measure = measures_of(manager.area)[TIMELY]
    doubting.comment_on_exception(measure=measure, words="Two posts were empty.", by=manager)
    (found,) = exceptions_of(manager.area)
    assert found.comment.words == "Two posts were empty."


def test_the_home_of_an_area_names_what_nobody_acts_on(manager, action):
    own(manager, monthly(WORSE))
    client = Client()
    client.force_login(manager.user)
    shown = client.get(reverse("area_home", args=[manager.area.slug])).content.decode()
    assert "1 measure worsens beyond chance, and no action is open for it; 1 not explained yet" in shown


def test_a_new_target_leaves_the_old_one_in_sight(manager):
    own(manager, monthly(STEADY))
    client = Client()
    client.force_login(manager.user)
    address = reverse("set_target", args=[manager.area.slug, TIMELY])
    for value, why in (("90", "The plan says so."), ("80", "The board moved it.")):
        days = {"baseline_on_day": "1", "baseline_on_month": "1", "baseline_on_year": "2026"}
        days |= {"due_on_day": "1", "due_on_month": "1", "due_on_year": "2030"}
        client.post(address, {"baseline": "50", "value": value, "why": why, **days})
    assert Target.objects.count() == 2
    shown = client.get(reverse("measure", args=[manager.area.slug, TIMELY])).content.decode()
    assert "The board moved it." in shown
    assert "The plan says so." in shown
