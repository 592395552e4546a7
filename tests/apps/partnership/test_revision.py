"""What was worked out of an area is kept until something of the area changes, and never longer."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.commands import add_organisation
from sendwell.apps.partnership.models import Area, Organisation, OrganisationKind, Role
from sendwell.apps.partnership.revision import everything_changed, kept, reading
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db

worked_out: list[str] = []


@kept(2)
def names(area: Area, kind: str = "") -> list[str]:
    """The names of the organisations of an area."""
    worked_out.append(area.slug)
    found = Organisation.objects.filter(area=area, kind=kind) if kind else Organisation.objects.filter(area=area)
    return sorted(found.values_list("name", flat=True))


@pytest.fixture
def administrator():
    worked_out.clear()
    return a_person(an_area(), Role.ADMINISTRATOR)


def added(by, name="Fenmoor Hospital"):
    return add_organisation(name=name, kind=OrganisationKind.ICB, by=by)


def test_what_is_asked_again_is_not_worked_out_again(administrator, django_assert_num_queries):
    first = names(administrator.area)
    with django_assert_num_queries(1):
        assert names(administrator.area) is first


def test_while_a_page_is_made_its_area_is_not_asked_again(administrator, django_assert_num_queries):
    names(administrator.area)
    with reading(Area.objects.get(pk=administrator.area.pk)), django_assert_num_queries(0):
        names(administrator.area)


def test_a_change_made_meanwhile_is_seen_at_once(administrator):
    with reading(Area.objects.get(pk=administrator.area.pk)):
        names(administrator.area)
        added(administrator)
        assert "Fenmoor Hospital" in names(administrator.area)


def test_a_command_makes_it_worked_out_again_whatever_row_of_the_area_was_at_hand(administrator):
    at_hand = Area.objects.get(pk=administrator.area.pk)
    names(at_hand)
    added(administrator)
    assert "Fenmoor Hospital" in names(at_hand)


def test_what_is_asked_otherwise_is_another_answer(administrator):
    added(administrator)
    assert names(administrator.area, kind="school") != names(administrator.area, kind="icb")


def test_a_change_that_is_undone_is_not_kept(administrator):
    before = names(administrator.area)
    with transaction.atomic():
        added(administrator)
        assert names(administrator.area) != before
        transaction.set_rollback(True)
    assert names(administrator.area) == before
    added(administrator, "Fenmoor Trust")
    assert "Fenmoor Trust" in names(administrator.area)


def test_another_areas_change_leaves_it(administrator):
    names(administrator.area)
    elsewhere = a_person(an_area("Saltmarsh"), Role.ADMINISTRATOR)
    added(elsewhere)
    names(administrator.area)
    assert worked_out.count(administrator.area.slug) == 1


def test_a_change_that_every_area_reads_makes_it_worked_out_again(administrator):
    names(administrator.area)
    everything_changed()
    names(administrator.area)
    assert worked_out.count(administrator.area.slug) == 2


def test_only_so_many_are_kept(administrator):
    for name in ("Saltmarsh", "Sedgeland"):
        names(an_area(name))
    names(administrator.area)
    names(Area.objects.get(name="Saltmarsh"))
    assert worked_out.count(Area.objects.get(name="Saltmarsh").slug) == 2


def test_a_command_that_is_refused_leaves_it(administrator):
    added(administrator)
    before = Area.objects.get(pk=administrator.area.pk).revision
    with pytest.raises(Refused, match="already in your area"):
        added(administrator)
    with pytest.raises(PermissionDenied):
        added(a_manager(administrator.area), "Fenmoor Trust")
    assert Area.objects.get(pk=administrator.area.pk).revision == before
