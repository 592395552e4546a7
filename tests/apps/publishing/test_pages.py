"""The pages of packs: who may open them, and what they show."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document as word

from sendwell.apps.partnership.models import Role
from sendwell.apps.publishing.models import Pack
from tests.apps.programme.plans import a_plan
from tests.apps.publishing.plans import World, a_world_in_trouble
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world_in_trouble(timezone.localdate())


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def asked(world: World, **more) -> dict:
    day = world.meeting_on
    date = {"meeting_on_day": day.day, "meeting_on_month": day.month, "meeting_on_year": day.year}
    return {"body": world.body.pk, "decide": "Whether to wait", **date, **more}


def address(world: World, name: str, *pack: Pack) -> str:
    return reverse(name, kwargs={"area": world.area.slug} | ({"pack_id": pack[0].pk} if pack else {}))


def draft(world: World):
    return signed_in(world.manager).get(address(world, "draft_pack"), asked(world))


def test_a_draft_shows_the_pack_and_what_it_lacks(world):
    page = draft(world).content.decode()
    assert "Draft: nobody else sees it yet" in page
    assert "actions have no owner" in page
    assert "Whether to wait" in page


def test_a_draft_that_was_looked_through_is_issued_and_leads_to_the_pack(world):
    client, seen = signed_in(world.manager), draft(world).context["seen"]
    answer = client.post(address(world, "issue_pack"), asked(world, seen=seen), follow=True)
    assert answer.redirect_chain[-1][0] == address(world, "pack", Pack.objects.get())
    assert "Whether to wait" in answer.content.decode()


def test_a_draft_that_changed_meanwhile_is_shown_again_and_not_issued(world):
    answer = signed_in(world.manager).post(address(world, "issue_pack"), asked(world, seen="old"))
    assert "The plan has changed since you looked at this draft" in answer.content.decode()
    assert answer.context["seen"] == draft(world).context["seen"]
    assert not Pack.objects.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"body": ""}, "Choose the body that the pack is for"),
        ({"meeting_on_day": "", "meeting_on_month": "", "meeting_on_year": ""}, "Enter the date of the meeting"),
        ({"meeting_on_day": "31", "meeting_on_month": "2"}, "is not a date"),
    ],
)
def test_what_is_missing_is_asked_for_in_a_sentence(world, change, sentence):
    answer = signed_in(world.manager).get(address(world, "draft_pack"), asked(world, **change))
    assert sentence in answer.content.decode()


def test_a_body_of_another_area_cannot_be_chosen(world):
    other = World(area=an_area("Saltmere"))
    answer = signed_in(world.manager).get(address(world, "draft_pack"), asked(world, body=other.body.pk))
    assert "paper" not in answer.context


def test_before_a_plan_the_page_says_what_to_do(world):
    manager = a_manager(an_area())
    body = manager.area.bodies.create(name="Board")
    url = reverse("draft_pack", args=[manager.area.slug])
    answer = signed_in(manager).get(url, asked(world, body=body.pk))
    assert "There is no plan yet" in answer.content.decode()


def test_before_a_body_is_known_the_page_says_what_to_do():
    manager = a_manager(an_area())
    a_plan(manager.area, manager)
    page = signed_in(manager).get(reverse("draft_pack", args=[manager.area.slug])).content.decode()
    assert "Add the board or panel" in page


@pytest.mark.parametrize("role", list(Role))
def test_every_role_reads_an_issued_pack(world, role):
    issued, client = world.issue(), signed_in(a_person(world.area, role))
    assert client.get(address(world, "packs")).status_code == 200
    assert client.get(address(world, "pack", issued)).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_no_other_role_sees_a_draft(world, role):
    client = signed_in(a_person(world.area, role))
    assert client.get(address(world, "draft_pack"), asked(world)).status_code == 403
    assert client.get(address(world, "draft_pack_pdf"), asked(world)).status_code == 403
    assert client.post(address(world, "issue_pack"), asked(world)).status_code == 403


def test_a_pack_of_another_area_is_not_there(world):
    issued, other = world.issue(), World(area=an_area("Saltmere"))
    client = signed_in(other.manager)
    assert client.get(address(world, "pack", issued)).status_code == 403
    assert client.get(address(other, "pack", issued)).status_code == 404
    assert client.get(address(other, "pack_pdf", issued)).status_code == 404


def test_the_pdf_has_a_name_that_says_what_it_is_and_links_that_lead_back(world):
    answer = signed_in(world.manager).get(address(world, "pack_pdf", world.issue()))
    name = f"pack-send-improvement-board-{world.meeting_on.isoformat()}.pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert b"http://testserver/" in answer.content
    assert "In two minutes" in pypdfium2.PdfDocument(io.BytesIO(answer.content))[0].get_textpage().get_text_bounded()


def test_an_edition_that_was_replaced_leads_to_the_newest(world):
    first = world.issue()
    second = world.issue(None, "Whether to go on", why="A decision was left out.")
    page = signed_in(world.manager).get(address(world, "pack", first)).content.decode()
    assert address(world, "pack", second) in page


def test_the_meeting_shows_the_packs_issued_for_it(world):
    issued = world.issue()
    meeting = world.body.meetings.create(held_on=world.meeting_on)
    page = signed_in(world.manager).get(reverse("meeting", args=[world.area.slug, meeting.pk])).content.decode()
    assert address(world, "pack", issued) in page


def test_the_list_of_packs_takes_as_many_queries_for_many_as_for_one(world, django_assert_max_num_queries):
    client = signed_in(world.manager)
    for number in range(5):
        world.issue(world.today + timedelta(days=number))
    with django_assert_max_num_queries(6):
        client.get(address(world, "packs"))


def test_the_word_file_has_the_name_of_the_pdf_and_the_words_of_the_pack(world):
    answer = signed_in(world.manager).get(address(world, "pack_word", world.issue()))
    assert answer["Content-Disposition"].endswith(f'{world.meeting_on.isoformat()}.docx"')
    headings = [found.text for found in word(io.BytesIO(answer.content)).paragraphs if found.style.name == "Heading 1"]
    assert headings[0] == "1 In two minutes"


def checked(world, fingerprint: str) -> str:
    address_of_check = address(world, "check_pack")
    return signed_in(world.manager).get(address_of_check, {"fingerprint": fingerprint}).content.decode()


def test_a_fingerprint_is_found_however_it_is_typed_and_is_counted_again(world):
    issued = world.issue()
    typed = " ".join((issued.sha256[:4], issued.sha256[4:8].upper(), issued.sha256[8:14]))
    page = checked(world, typed)
    assert "the same as on the day it was issued" in page
    assert "No later edition corrects it" in page


def test_a_fingerprint_that_no_pack_has_says_so_and_one_that_is_too_short_is_asked_for_again(world):
    world.issue()
    assert "No pack of this area has such a fingerprint" in checked(world, "f" * 20)
    assert "Enter at least 12 characters" in checked(world, "abc")


def test_a_pack_that_was_changed_behind_the_services_back_says_so_on_its_page_and_where_it_is_checked(world):
    issued = world.issue()
    Pack.objects.filter(pk=issued.pk).update(ratings={"1": "blue"})
    page = signed_in(world.manager).get(address(world, "pack", issued)).content.decode()
    assert "This is no longer what was issued" in page
    assert "What is kept of it is no longer what was issued" in checked(world, issued.sha256)


def test_the_fingerprint_of_another_area_is_not_found(world):
    other = World(area=an_area("Saltmere"))
    assert "No pack of this area has such a fingerprint" in checked(other, world.issue().sha256)


def test_a_pack_is_corrected_from_its_page(world):
    first = world.issue(None, "Whether to wait")
    page = signed_in(world.manager).get(address(world, "pack", first))
    client = signed_in(world.manager)
    again = client.get(address(world, "draft_pack"), asked(world, audience="board", decide="Whether to go on"))
    assert "Correct it" in page.content.decode()
    assert "It would correct edition 1" in again.content.decode()
    assert "nothing says what was wrong in it" in again.content.decode()
    assert "What was wrong in the edition before? (optional)" not in again.content.decode()
    given = asked(world, audience="board", decide="Whether to go on", why="The wrong decision.")
    seen = client.get(address(world, "draft_pack"), given).context["seen"]
    answer = client.post(address(world, "issue_pack"), {**given, "seen": seen}, follow=True)
    assert "Edition 2 is issued, and the one before says so." in answer.content.decode()
    assert Pack.objects.get(corrects=first).why == "The wrong decision."


def test_a_correction_without_a_reason_is_shown_again_with_what_to_enter(world):
    world.issue()
    given = asked(world, audience="board", decide="Whether to go on")
    seen = draft(world).context["seen"]
    answer = signed_in(world.manager).post(address(world, "issue_pack"), {**given, "seen": seen})
    assert "Say what was wrong in it before you issue it again" in answer.content.decode()
    assert Pack.objects.count() == 1


def test_the_form_chosen_for_a_draft_is_the_one_shown(world):
    page = signed_in(world.manager).get(address(world, "draft_pack"), asked(world, audience="public"))
    assert page.context["material"].audience.key == "public"
    assert "Promise 1.1" in page.content.decode()
