"""The glossary of an area: terms that a person adds and changes beside those that papers explain."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from sendwell.apps.evidence.commands import add_term, change_term
from sendwell.apps.evidence.models import GlossaryTerm
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
SAID = {"expansion": "designated social care officer", "meaning": "The social care contact for SEND"}


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def term(manager):
    return add_term(acronym="DSCO", by=manager, **SAID)


def test_a_term_that_no_paper_explains_is_added_by_hand(term, manager):
    assert (term.area, str(term), term.statement) == (manager.area, "DSCO: designated social care officer", None)


@pytest.mark.parametrize("acronym", ["DSCO", "dsco"])
def test_a_term_stands_once_in_the_glossary(term, manager, acronym):
    with pytest.raises(Refused, match="DSCO is in the glossary already, as “designated social care officer”"):
        add_term(acronym=acronym, by=manager, **SAID)


def test_the_same_acronym_may_mean_something_else_in_another_area(term):
    other = a_manager(an_area())
    assert add_term(acronym="DSCO", by=other, **SAID).area == other.area


def test_a_term_is_changed_and_its_history_stays(term, manager):
    change_term(term=term, acronym="DSCO", expansion="Designated Social Care Officer", meaning="", by=manager)
    assert GlossaryTerm.objects.get().expansion == "Designated Social Care Officer"
    assert term.history.count() == 2


def test_a_term_may_not_take_the_acronym_of_another(term, manager):
    other = add_term(acronym="DCO", by=manager, **SAID)
    with pytest.raises(Refused, match="already"):
        change_term(term=other, acronym="dsco", by=manager, **SAID)


def test_only_the_programme_manager_of_the_area_words_its_terms(term, manager):
    for stranger in (a_person(manager.area, Role.ANALYST), a_manager(an_area())):
        with pytest.raises(PermissionDenied):
            change_term(term=term, acronym="DSCO", by=stranger, **SAID)
    with pytest.raises(PermissionDenied):
        add_term(acronym="AP", by=a_person(manager.area, Role.ADMINISTRATOR), **SAID)


def test_the_form_begins_with_the_acronym_that_led_to_it_and_leads_back(client, manager):
    client.force_login(manager.user)
    address = reverse("add_term", args=[manager.area.slug])
    assert 'value="AP"' in client.get(f"{address}?acronym=AP").content.decode()
    page = client.post(address, {"acronym": "AP", "expansion": "alternative provision"}, follow=True).content.decode()
    assert "AP is now in the glossary." in page
    assert "Enter what it stands for" in client.post(address, {"acronym": "EHE"}).content.decode()


def test_a_term_of_another_area_is_not_there(client, term):
    other = a_manager(an_area())
    client.force_login(other.user)
    assert client.get(reverse("change_term", args=[other.area.slug, term.pk])).status_code == 404


def test_a_reader_sees_the_terms_and_changes_none(client, term, manager):
    client.force_login(a_person(manager.area, Role.BOARD_MEMBER).user)
    page = client.get(reverse("glossary", args=[manager.area.slug])).content.decode()
    assert "designated social care officer" in page
    assert "Add a term" not in page
