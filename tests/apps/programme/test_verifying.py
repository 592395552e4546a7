"""A second pair of eyes on evidence."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.verifying import verify_evidence
from sendwell.apps.programme.models import Evidence
from sendwell.apps.programme.queries import current_plan, plan_at
from sendwell.apps.programme.queries.rows import evidence_of
from tests.apps.programme.plans import a_priority, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return an_organisation(an_area(), "Fenmoor Council")


@pytest.fixture
def owner(council):
    return a_person(council.area, Role.ACTION_OWNER, organisation=council)


@pytest.fixture
def evidence(owner):
    manager = a_manager(owner.area)
    action = an_action(a_priority(owner.area, manager), manager, owner=owner)
    update = an_update(action, owner, "blue")
    Evidence.objects.create(update=update, title="Rota", link="https://fenmoor.example/rota")
    return evidence_of(owner.area).get()


def somebody_of(name, area, role=Role.BOARD_MEMBER):
    return a_person(area, role, organisation=an_organisation(area, name))


def supported(area):
    (state,) = plan_at(current_plan(area), timezone.localdate()).actions
    return state.supported.rating


def test_somebody_of_another_organisation_verifies_it_and_the_facts_support_blue(evidence, owner):
    assert supported(owner.area) == "green"
    verify_evidence(evidence=evidence, by=somebody_of("Integrated care board", owner.area))
    assert supported(owner.area) == "blue"


@pytest.mark.parametrize("who", ["the same person", "a colleague"])
def test_nobody_verifies_the_work_of_their_own_organisation(evidence, owner, council, who):
    by = owner if who == "the same person" else a_person(owner.area, Role.BOARD_MEMBER, organisation=council)
    with pytest.raises(Refused, match="of the same organisation"):
        verify_evidence(evidence=evidence, by=by)


def test_somebody_whose_organisation_is_not_known_is_asked_to_have_it_entered(evidence, owner):
    with pytest.raises(Refused, match="does not say your organisation"):
        verify_evidence(evidence=evidence, by=a_person(owner.area, Role.BOARD_MEMBER))


def test_what_is_verified_stays_verified_by_the_first(evidence, owner):
    first = somebody_of("Integrated care board", owner.area)
    verify_evidence(evidence=evidence, by=first)
    with pytest.raises(Refused, match="verified already"):
        verify_evidence(evidence=evidence_of(owner.area).get(), by=somebody_of("A trust", owner.area))
    assert Evidence.objects.get().verified_by == first


@pytest.mark.parametrize("role", [Role.ADVISER, Role.SCRUTINY_MEMBER, Role.ADMINISTRATOR, Role.CASE_MANAGER])
def test_those_who_look_from_outside_do_not_verify(evidence, owner, role):
    with pytest.raises(PermissionDenied):
        verify_evidence(evidence=evidence, by=somebody_of("Elsewhere", owner.area, role))


def test_evidence_of_another_area_is_out_of_reach(evidence):
    stranger = somebody_of("Their council", an_area(), Role.PROGRAMME_MANAGER)
    with pytest.raises(PermissionDenied):
        verify_evidence(evidence=evidence, by=stranger)


def test_the_page_says_what_nobody_has_verified_and_offers_it_to_others_only(evidence, owner, client):
    other = somebody_of("Integrated care board", owner.area)
    address = f"/{owner.area.slug}/plan/actions/{evidence.update.action_id}/"
    client.force_login(owner.user)
    own_page = client.get(address).content.decode()
    assert "Not verified: nobody from another organisation has looked at it yet." in own_page
    assert "I have looked" not in own_page
    client.force_login(other.user)
    assert "I have looked" in client.get(address).content.decode()
    page = client.post(f"/{owner.area.slug}/plan/evidence/{evidence.pk}/verify/", follow=True).content.decode()
    assert f"Verified by {other.name}, Integrated care board" in page
