"""Audits of plans in a browser: by keyboard, on a phone, and without scripts."""

import pytest

from sendwell.apps.audits.models import Judgement, PlanAudit
from tests.apps.audits.plans import Team, a_mend, begun, handed_in
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_auditor_without_scripts_judges_a_section_on_a_phone_by_keyboard(live_server, page_without_javascript):
    page, team = page_without_javascript, Team()
    sheet = begun(team).sheets.get()
    page.set_viewport_size({"width": 390, "height": 900})
    sign_in(page, team.first, live_server.url)
    page.goto(f"/{team.area.slug}/quality/sheets/{sheet.pk}/F/")
    page.locator("#id_level_f_specific input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("No hours.")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save and go on to G").press("Enter")
    page.get_by_role("heading", name="G: Health provision").wait_for()
    row = Judgement.objects.get(criterion="f_specific")
    assert (row.level, row.reason.strip()) == ("partly", "No hours.")


def test_what_is_typed_is_kept_while_it_is_typed(live_server, page):
    team = Team()
    sheet = begun(team).sheets.get()
    sign_in(page, team.first, live_server.url)
    page.goto(f"/{team.area.slug}/quality/sheets/{sheet.pk}/F/")
    page.locator("#id_reason_f_specific").fill("No hours so far.")
    page.get_by_text("What you typed is kept").wait_for()
    assert Judgement.objects.get(criterion="f_specific").reason == "No hours so far."


def test_everybody_can_use_the_pages_of_an_audit_on_any_screen(live_server, page, smallest_phone):
    team = Team()
    sheet = begun(team).sheets.get()
    audit = begun(team, double=True)
    for one, level in zip(audit.sheets.order_by("place"), ("met", "partly"), strict=True):
        handed_in(one, f_specific=level)
    a_mend(PlanAudit.objects.get(pk=audit.pk), team.manager)
    quality = f"/{team.area.slug}/quality"
    for screen in (page, smallest_phone):
        for person, addresses in (
            (team.first, (f"sheets/{sheet.pk}/", f"sheets/{sheet.pk}/E/", f"sheets/{sheet.pk}/words/")),
            (team.manager, (f"audits/{audit.pk}/", f"audits/{audit.pk}/moderate/")),
        ):
            screen.context.clear_cookies()
            sign_in(screen, person, live_server.url)
            for address in addresses:
                screen.goto(f"{quality}/{address}")
                assert_accessible(screen)
                assert_no_sideways_scroll(screen)
                assert screen.locator("h1").count() == 1
