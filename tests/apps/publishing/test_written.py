"""The plan as the document that goes to the inspectorates: what is in it, what it lacks, and its pages."""

import io
from datetime import date, timedelta

import pdfua
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document as word

from sendwell.apps.mechanisms.editing import ChangedMeanwhile, mark_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.queries import plans_of
from sendwell.apps.publishing.commands import write_part
from sendwell.apps.publishing.models import PlanPart
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.pdf import to_pdf
from sendwell.apps.publishing.paper.tree import Document, Section, section_words
from sendwell.apps.publishing.written.material import PlanMaterial, gather_plan
from sendwell.apps.publishing.written.paper import written_plan
from sendwell.domain.frameworks import plan_kind, plan_kinds
from tests.apps.publishing.plans import World, a_large_plan, a_world_in_trouble
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


def material(world: World) -> PlanMaterial:
    return gather_plan(plans_of(world.area).get(pk=world.plan.pk), world.today)


def paper(world: World) -> Document:
    return written_plan(material(world))[0]


def section(document: Document, heading: str) -> str:
    return "\n".join(section_words(next(found for found in document.sections if found.heading == heading)))


def headings(sections: tuple[Section, ...]) -> list[str]:
    return [found.heading for found in sections]


def whats(world: World) -> list[str]:
    return [lack.what for lack in written_plan(material(world))[1]]


def complete(world: World) -> World:
    """The same plan with nothing missing: written, agreed, whole."""
    world.plan.intent = "Children wait less, and families are told the truth."
    world.plan.save()
    for part in plan_kind(world.plan.kind).sections:
        if not part.filled_by:
            write_part(plan=world.plan, title=part.title, words="Parents wrote it with us.", by=world.manager)
    for one in plan_kind(world.plan.kind).sign_offs:
        world.plan.stages_reached.create(stage=one.stage, on=date(2027, 2, 20), by=world.manager)
    for priority in world.plan.priorities.all():
        priority.outcome = "Nobody waits longer than 18 weeks."
        priority.save()
        for action in priority.actions.all():
            action.owner, action.measure = world.manager, "Weeks from referral to assessment"
            action.due_on = action.due_on or world.today + timedelta(days=90)
            action.save()
            action.findings.set(priority.findings.all())
    return world


def test_a_plan_has_the_parts_of_its_kind_in_order_with_sign_offs_after_the_statement_of_intent():
    found = headings(paper(a_world_in_trouble()).sections)
    assert found[:3] == ["Statement of intent", "Sign-off and stages", "Local context"]
    assert found[-2:] == ["How each finding is answered", "Glossary"]


@pytest.mark.parametrize("kind", list(plan_kinds()))
def test_a_plan_of_every_kind_can_be_written_out_in_its_own_words(kind):
    world = a_world_in_trouble()
    world.plan.kind = kind
    world.plan.save()
    html = to_html(paper(world))
    called = plan_kind(kind).priority
    assert f"{called[0].upper()}{called[1:]} 1: Waiting times" in html
    assert all(part.title in html for part in plan_kind(kind).sections)


def test_actions_for_priority_action_and_for_improvement_stand_apart():
    world = a_world_in_trouble()
    world.plan.priorities.filter(number=2).update(kind="improvement")
    document = paper(world)
    first, second = (f"Actions for each area for {what}" for what in ("priority action", "improvement"))
    assert "Waiting times" in section(document, first)
    assert "Waiting times" not in section(document, second)
    assert "Plans of good quality" in section(document, second)


def test_an_action_is_told_with_what_will_differ_who_leads_when_milestones_and_measure():
    world = complete(a_world_in_trouble())
    words = section(paper(world), "Actions for each area for priority action")
    assert "“Children wait too long for speech and language therapy.”" in words
    assert "Inspection report, page 1" in words
    assert "• Training booked: by 20 February 2027" in words
    assert "Weeks from referral to assessment" in words
    assert "Lead: Fenmoor Council" in words


def test_each_finding_is_told_with_its_page_and_what_answers_it():
    world = a_world_in_trouble()
    world.finding("Leaders do not know which children miss school.")
    words = section(paper(world), "How each finding is answered")
    assert "Priority 2; action 2.2" in words
    assert "Not answered yet" in words
    assert "Inspection report, page 1" in words


def test_governance_names_each_body_its_chair_and_its_meetings():
    world = a_world_in_trouble()
    world.body.purpose, world.body.chair = "Oversees the plan.", world.manager
    world.body.save()
    words = section(paper(world), "Governance and monitoring")
    assert f"{world.manager.name}, chair" in words
    assert "Met 1 time, last on 9 January 2027." in words


def test_sign_offs_say_who_agreed_and_who_did_not():
    world = a_world_in_trouble()
    world.plan.stages_reached.create(stage="approved_by_icb", on=date(2027, 2, 20), by=world.manager)
    words = section(paper(world), "Sign-off and stages")
    assert "Agreed on 20 February 2027" in words
    assert "Not yet" in words


def test_a_plan_says_on_its_face_that_it_is_a_draft_and_names_in_words_what_it_lacks():
    world = a_world_in_trouble()
    found = whats(world)
    assert "“Statement of intent” is not written." in found
    assert "Not agreed yet: The integrated care board." in found
    assert "4 actions have no owner who is still here: 1.2, 1.3, 2.1, 2.2." in found
    assert f"{len(found)} things are missing before it can go out" in paper(world).subtitle


def test_a_plan_that_lacks_nothing_goes_out_without_the_word_draft():
    world = complete(a_world_in_trouble())
    assert whats(world) == []
    assert paper(world).subtitle == "As at 5 March 2027"


def test_the_area_writes_a_part_in_its_own_words_with_paragraphs_and_lists():
    world = a_world_in_trouble()
    write_part(plan=world.plan, title="Local context", words="We are:\n- rural\n- poor", by=world.manager)
    assert "<li>rural</li>\n<li>poor</li>" in to_html(paper(world))
    assert "“Local context” is not written." not in whats(world)


def test_who_writes_a_part_second_sees_what_the_first_wrote():
    world = a_world_in_trouble()
    write_part(plan=world.plan, title="Local context", words="Ours.", by=world.manager)
    with pytest.raises(ChangedMeanwhile, match="Ours"):
        write_part(plan=world.plan, title="Local context", words="Theirs.", by=world.manager)
    seen = {"words": mark_of("Ours.")}
    write_part(plan=world.plan, title="Local context", words="Better.", by=world.manager, seen=seen)
    assert PlanPart.objects.get().words == "Better."


def test_a_part_that_plans_of_this_kind_do_not_have_is_not_written():
    world = World()
    with pytest.raises(Refused, match="no such part"):
        write_part(plan=world.plan, title="Poetry", words="x", by=world.manager)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_only_the_programme_manager_of_the_area_writes_a_part(role):
    world = World()
    for person in (a_person(world.area, role), a_manager(an_area("Saltmere"))):
        with pytest.raises(PermissionDenied):
            write_part(plan=world.plan, title="Local context", words="x", by=person)


def test_an_independent_checker_finds_nothing_against_pdf_ua_in_a_written_plan(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(to_pdf(paper(a_world_in_trouble()), "https://sendwell.example"))
    assert pdfua.validate(str(path)).findings == ()


def test_a_larger_plan_takes_no_more_queries(django_assert_max_num_queries):
    world = a_large_plan(36, 6)
    with django_assert_max_num_queries(26):
        paper(world)


@pytest.fixture
def world() -> World:
    return a_world_in_trouble(timezone.localdate())


def get(world: World, name: str, role=Role.BOARD_MEMBER, **more):
    client = Client()
    client.force_login(a_person(world.area, role).user)
    return client.get(reverse(name, kwargs={"area": world.area.slug, "plan_id": world.plan.pk, **more}))


def test_everyone_reads_the_written_plan_and_takes_it_away_in_two_forms(world):
    assert "Not ready to go out" in get(world, "written_plan").content.decode()
    assert get(world, "written_plan_pdf").content[:4] == b"%PDF"
    answer = get(world, "written_plan_word")
    assert "draft-priority-action-plan-" in answer["Content-Disposition"]
    found = [one.text for one in word(io.BytesIO(answer.content)).paragraphs if one.style.name == "Heading 1"]
    assert found[0] == "1 Statement of intent"


def test_only_who_can_mend_is_led_to_where(world):
    assert "Mend it" in get(world, "written_plan", Role.PROGRAMME_MANAGER).content.decode()
    assert "Mend it" not in get(world, "written_plan").content.decode()


def test_a_part_is_written_on_its_page(world):
    client = Client()
    client.force_login(world.manager.user)
    which = {"area": world.area.slug, "plan_id": world.plan.pk, "part": "local-context"}
    page = client.post(reverse("write_part", kwargs=which), {"words": "We are rural."}, follow=True)
    assert "We are rural." in page.content.decode()
    assert client.get(reverse("write_part", kwargs={**which, "part": "glossary"})).status_code == 404
