"""Whoever works in one team opens nothing of another team's case, by whatever address."""

import pytest
from django.test import Client

from sendwell.apps.casework.models import TeamHeld
from sendwell.apps.casework.panels.models import Panel
from sendwell.web.pages import every_page
from tests.apps.audits.plans import TODAY, Team, a_case, begun, handed_in

pytestmark = pytest.mark.django_db


def test_every_address_of_a_case_or_of_its_audit_is_closed_to_another_team():
    team = Team()
    audit = handed_in(begun(team, a_case(team.area, team="South")).sheets.get())
    TeamHeld.objects.create(person=team.manager, team="North")
    panel = Panel.objects.create(area=team.area, held_on=TODAY, members="", by=team.manager)
    numbers = {"<int:case_id>": audit.case_id, "<int:audit_id>": audit.pk, "<int:panel_id>": panel.pk}
    pages = [
        page.address for page in every_page() if "<int:case_id>" in page.address or "<int:audit_id>" in page.address
    ]
    assert len(pages) >= 10
    client = Client()
    client.force_login(team.manager.user)
    for page in pages:
        address = "/" + page.replace("<slug:area>", team.area.slug)
        for name, number in numbers.items():
            address = address.replace(name, str(number))
        answers = {client.get(address).status_code, client.post(address).status_code}
        assert answers <= {403, 404, 405}, f"{address} answers {answers}"


def test_each_address_opens_or_leads_on_for_the_team_of_the_case():
    team = Team()
    audit = handed_in(begun(team, a_case(team.area, team="North")).sheets.get())
    TeamHeld.objects.create(person=team.manager, team="North")
    client = Client()
    client.force_login(team.manager.user)
    for address in (f"cases/{audit.case_id}/", f"quality/plans/{audit.case_id}/", f"quality/audits/{audit.pk}/"):
        assert client.get(f"/{team.area.slug}/{address}").status_code == 200
