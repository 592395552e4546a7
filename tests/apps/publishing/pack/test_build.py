"""What a pack says of a plan."""

import pytest

from sendwell.apps.evidence.queries import citation_url
from sendwell.apps.partnership.revision import reading
from sendwell.apps.publishing.pack.missing import missing_from
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.tree import (
    Cite,
    Document,
    Link,
    Paragraph,
    Row,
    Section,
    Table,
    section_words,
    words_of,
)
from sendwell.domain.assurance import rules
from tests.apps.publishing.plans import TODAY, World, a_large_plan, a_world_in_trouble

pytestmark = pytest.mark.django_db


def section(paper: Document, heading: str) -> Section:
    return next(found for found in paper.sections if found.heading == heading)


def rows(found: Section) -> list[Row]:
    own = [row for block in found.blocks if isinstance(block, Table) for row in block.rows]
    return own + [row for below in found.subsections for row in rows(below)]


def said(found: Section) -> str:
    return "\n".join(section_words(found))


def cells(row: Row) -> list[str]:
    return [words_of(cell) for cell in row.cells]


def test_the_first_page_says_where_the_plan_stands():
    assert "The plan has 2 priorities and 5 actions: 1 blue, 1 green, 1 amber, 1 red and 1 without any update." in said(
        a_world_in_trouble().paper().sections[0]
    )


def test_the_first_page_names_what_is_late_the_latest_first():
    words = said(a_world_in_trouble().paper().sections[0])
    assert "2 actions are past their date and not done" in words
    assert words.index("Action 1.1: Hire two therapists: late by 12 days") < words.index(
        "Action 1.2: Open a triage line"
    )


def test_the_first_page_says_which_good_rating_the_facts_do_not_bear_out():
    assert "Action 1.2: Open a triage line: said to be green; the facts support red. Nobody answers for it." in said(
        a_world_in_trouble().paper().sections[0]
    )


def test_a_section_says_what_is_said_beside_what_the_facts_support_and_by_which_rules():
    found = section(a_world_in_trouble().paper(), "Ratings and facts")
    line = next(cells(row) for row in rows(found) if "Open a triage line" in cells(row)[0])
    assert line[1:3] == ["Green", "Red"]
    assert "It was due on 4 March 2027 and is not done: late by 1 day." in line[3]
    assert f"the rules {rules().version}" in said(found)


def test_what_is_done_and_has_shown_no_difference_is_named():
    found = section(a_world_in_trouble().paper(), "Done, not yet felt")
    assert "Action 2.1: Write a quality standard for EHCPs: impact not said" in said(found)


def test_a_plan_whose_ratings_the_facts_support_says_so():
    world = World()
    world.priority()
    paper = world.paper()
    nothing = "No rating is said better than milestones, dates, updates and evidence support."
    assert nothing in said(section(paper, "Ratings and facts"))
    assert "No action is said to be done yet." in said(section(paper, "Done, not yet felt"))


def test_the_first_page_says_what_must_be_decided_and_what_is_still_owed():
    words = said(a_world_in_trouble().paper("Whether to move the date.").sections[0])
    assert "Whether to move the date." in words
    assert "1 earlier request of this body is late for an answer" in words


def test_each_priority_has_its_counts_in_words_and_numbers():
    first, second = rows(section(a_world_in_trouble().paper(), "Ratings by priority"))
    assert cells(first) == ["Priority 1: Waiting times ", "–", "1", "1", "1", "–", "First pack"]
    assert cells(second) == ["Priority 2: Plans of good quality ", "1", "–", "–", "–", "1", "First pack"]


def test_each_action_of_concern_stands_under_the_gravest_heading_and_only_there():
    found = section(a_world_in_trouble().paper(), "Late, at risk and due soon")
    placed = {
        below.heading: [cells(row)[0].split(" (")[0].strip() for row in rows(below)] for below in found.subsections
    }
    assert placed == {
        "Late": ["Action 1.1: Hire two therapists", "Action 1.2: Open a triage line"],
        "At risk": ["Action 1.3: Agree the ICB contract"],
        "Due soon": ["Action 2.2: Train caseworkers"],
    }


def test_each_key_date_says_how_it_was_worked_out():
    found = rows(section(a_world_in_trouble().paper(), "Key dates"))
    due = next(cells(row) for row in found if cells(row)[1] == "Plan due")
    assert due[0] == "22 April 2027, in 48 days"
    assert due[2].startswith("70 working days after 12 January 2027")


def test_what_the_body_asked_for_is_there_with_what_became_of_it():
    world = World()
    world.action(world.priority(), "Publish waits").follow_ups.add(world.asked("Publish the waits"))
    world.asked("Report back", answered_on=TODAY, answer="Reported.")
    found = [cells(row) for row in rows(section(world.paper(), "What this body asked for"))]
    assert [
        "Publish the waits Asked on 9 January 2027.",
        "Nobody yet",
        "No date was given",
        "Action: Publish waits",
    ] in found
    assert found[-1][2:] == ["Answered on 5 March 2027", "Reported."]


def test_every_action_is_in_the_annex_with_its_milestones():
    found = rows(section(a_world_in_trouble().paper(), "Every action"))
    assert [cells(row)[0][:10] for row in found] == [
        "Action 1.1",
        "Action 1.2",
        "Action 1.3",
        "Action 2.1",
        "Action 2.2",
    ]
    assert "Training booked: was due 20 February 2027" in cells(found[-1])[4]


def test_every_line_about_a_priority_or_an_action_leads_to_its_page_and_to_the_inspectors_words():
    world = a_world_in_trouble()
    paper = world.paper()
    lines = [row for name in ("Ratings by priority", "Late, at risk and due soon", "Every action")
             for row in rows(section(paper, name))]  # fmt: skip
    marked = {citation_url(finding.statement) for finding in world.plan.programme.inspection.findings.all()}
    for line in lines:
        first = line.cells[0]
        assert any(isinstance(run, Link) and "/plan/" in run.url for run in first)
        assert {run.url for run in first if isinstance(run, Cite)} <= marked
        assert any(isinstance(run, Cite) for run in first)


def test_the_same_words_have_one_number_throughout_and_all_are_listed():
    paper = a_world_in_trouble().paper()
    listed = [(cells(row)[0], cells(row)[2]) for row in rows(section(paper, "Sources"))]
    assert listed == [
        ("[1]", "“Children wait too long for speech and language therapy.”"),
        ("[2]", "“EHC plans are late and do not say what health will provide.”"),
    ]


def test_a_priority_that_the_area_set_itself_says_so():
    world = World()
    world.priority("Our own")
    assert "The area set this priority itself." in said(section(world.paper(), "Every action"))


def test_a_plan_with_nothing_in_it_still_makes_a_pack():
    words = said(World().paper().sections[0])
    assert "The plan has 0 priorities and 0 actions." in words
    assert "Nothing is late." in words


def test_each_paragraph_of_the_body_has_a_number_of_its_own():
    paper = a_world_in_trouble().paper()
    numbers = [row.number for found in paper.sections for row in rows(found) if row.number]
    numbers += [block.number for found in paper.sections for block in found.blocks if isinstance(block, Paragraph)]
    assert len(numbers) == len(set(numbers)) > 15


def test_a_draft_says_what_it_lacks():
    world = a_world_in_trouble()
    world.action(world.plan.priorities.first(), "Ask the XYZB")
    world.priority("Nothing to do yet")
    material = world.material()
    whats = [found.what for found in missing_from(world.paper(), material, material.plan)]
    assert whats == [
        "Nothing explains XYZB.",
        "Nothing is put down for decision.",
        "1 priority has no action.",
        "2 actions have no update yet.",
        "5 actions have no owner.",
        "1 action has no date.",
    ]


def test_words_that_are_markup_stay_words():
    world = World()
    world.action(world.priority("<script>alert(1)</script>"), "$ #import \"x\" <b>")  # fmt: skip
    html = to_html(world.paper("<img src=x onerror=alert(1)>"))
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html


def test_reading_300_actions_takes_as_many_queries_as_reading_10(django_assert_max_num_queries):
    world = a_large_plan()
    world.area.refresh_from_db()
    with reading(world.area), django_assert_max_num_queries(20):
        paper = world.paper()
    assert len(rows(section(paper, "Every action"))) == 300
