"""Area SEND inspection reports, in the layouts that are printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.inspection import read_inspection
from sendwell.domain.reading.inspection.bodies import part, responsible_bodies
from sendwell.domain.reading.inspection.days import date_in_file_name, first_range
from sendwell.domain.reading.inspection.deadlines import months_after
from sendwell.domain.reading.inspection.persons import name_and_role, role_of
from sendwell.domain.reading.inspection.persons import people as people_in
from sendwell.domain.reading.model import DateRange, FindingKind, Outcome, Paper
from tests.domain.reading.inspection_reports import (
    BETTER,
    EFFECTIVE,
    FAILINGS,
    INCONSISTENT,
    POSITIVE,
    bulleted,
    facts,
    findings,
    front,
    words,
)
from tests.domain.reading.printing import Press

# The front page


def test_the_front_page_names_the_area_and_the_days():
    read = facts(front())
    assert read.local_area == "Fenmoor"
    assert read.dates == DateRange(date(2026, 3, 2), date(2026, 3, 6))
    assert read.previous == DateRange(date(2016, 10, 3), date(2016, 10, 7))


@pytest.mark.parametrize(
    ("wording", "outcome"),
    [
        (POSITIVE, Outcome.TYPICALLY_POSITIVE),
        (INCONSISTENT, Outcome.INCONSISTENT),
        (FAILINGS, Outcome.WIDESPREAD_FAILINGS),
    ],
)
def test_the_outcome_is_told_from_its_wording(wording, outcome):
    assert facts(front(wording)).outcome is outcome


def test_an_outcome_in_words_nobody_knows_is_left_open_and_said():
    paper = read_inspection(front("The arrangements are as they are.").done())
    assert paper.inspection.outcome is None
    assert "The outcome of the inspection could not be told from its wording." in paper.notes


@pytest.mark.parametrize("printed", ["Not previously inspected", "None", "Not applicable", "N/A"])
def test_an_area_not_inspected_before_has_no_previous_inspection(printed):
    assert facts(front(previous=printed)).previous is None


def test_a_revisit_is_not_the_previous_inspection():
    read = facts(front(previous="14 to 18 May 2018, with a revisit on 2 March 2020"))
    assert read.previous == DateRange(date(2018, 5, 14), date(2018, 5, 18))


@pytest.mark.parametrize("number", ["three", "3"])
def test_the_next_inspection_is_read_in_words_and_figures(number):
    read = facts(front(follow=f"The next full reinspection will take place within approximately {number} years."))
    assert read.next_full_inspection_years == 3


def test_what_follows_is_counted_from_the_day_of_publication_in_the_file_name():
    follow = "A monitoring inspection will be carried out within approximately 18 months."
    paper = read_inspection(front(FAILINGS, follow=follow).done("fenmoor-2026-05-07.pdf"))
    (due,) = [fact for fact in paper.dates if fact.worked_out]
    assert due.on == date(2027, 11, 7)
    assert "18 months after the report was published on 7 May 2026" in due.worked_out


def test_without_a_day_of_publication_what_follows_is_counted_from_the_inspection():
    (due,) = [fact for fact in read_inspection(front().done()).dates if fact.worked_out]
    assert due.on == date(2029, 3, 6)
    assert "the inspection ended on 6 March 2026" in due.worked_out


# Bullets


@pytest.mark.parametrize("mark", ["◼", "▪", "•", "\uf0a7", "-"])
def test_each_bullet_is_a_finding_whatever_its_mark(mark):
    press = bulleted((f"{mark} Leaders know", 57), ("their area.", 75), (f"{mark} Plans are kept.", 57))
    assert words(press, FindingKind.STRENGTH) == ["Leaders know their area.", "Plans are kept."]


def test_bullets_within_a_bullet_stay_inside_it():
    press = bulleted(("◼ Leaders:", 57), ("• listen;", 93), ("• act.", 93), ("◼ Plans are kept.", 57))
    assert words(press, FindingKind.STRENGTH) == ["Leaders: • listen; • act.", "Plans are kept."]


def test_an_item_in_the_middle_of_a_sentence_stays_in_its_bullet():
    press = bulleted(("• Leaders:", 57), ("• listen; and", 57), ("• act.", 57), ("• Plans are kept.", 57))
    assert words(press, FindingKind.STRENGTH) == ["Leaders: • listen; and • act.", "Plans are kept."]


def test_a_bullet_over_a_page_is_one_finding_without_the_footer():
    press = front().line(EFFECTIVE)
    for number in range(2, 5):
        press.line(f"◼ Leaders {'know ' * number}", 57).page(f"Inspection report: Fenmoor {number}").line(
            "the area.", 75
        )
    found = findings(press.line(BETTER), FindingKind.STRENGTH)
    assert [len(finding.citation.spans) for finding in found] == [2, 2, 2]
    assert found[0].citation.words == "Leaders know know the area."


def test_a_paragraph_at_the_marks_without_a_mark_is_a_finding_with_a_doubt():
    (_, found) = findings(bulleted(("◼ Plans", 57), ("are kept.", 75), ("Leaders know.", 57)), FindingKind.STRENGTH)
    assert found.citation.words == "Leaders know."
    assert found.doubts == ("No bullet is printed before it.",)


def test_a_finding_that_begins_in_lower_case_has_a_doubt():
    (found,) = findings(bulleted(("◼ and so on.", 57)), FindingKind.STRENGTH)
    assert "lower case" in found.doubts[0]


# Bodies and people


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        (["Ann Example", "Director"], [("Ann Example", "Director")]),
        (["Ann Example, Director of", "Early Help, Schools"], [("Ann Example", "Director of Early Help, Schools")]),
        (["Ann Example", "Chief Nurse", "Ben Sample", "CEO"], [("Ann Example", "Chief Nurse"), ("Ben Sample", "CEO")]),
        (["Ann Example and Ben Sample, DCS"], [("Ann Example", "DCS"), ("Ben Sample", "DCS")]),
        (["Ann Example, Lead", "Dr Ben Sample"], [("Ann Example", "Lead"), ("Dr Ben Sample", None)]),
        (["Chief Executive: Ann Example"], [("Ann Example", "Chief Executive")]),
        (["Ann Example", "Ben Sample"], [("Ann Example", None), ("Ben Sample", None)]),
    ],
)
def test_people_are_told_apart_in_one_cell(printed, people):
    lines = Press().lines(*printed).done().lines
    assert [(named.name, role_of(named)) for named in people_in(lines)] == people


def details() -> Press:
    press = front().lines("Fenmoor Council and NHS Fenmoor ICB are jointly responsible for services.")
    press.line("Local area partnership details").rule().line("Local authority  Integrated care board").rule()
    press.line("Fenmoor Council  NHS Fenmoor ICB").rule()
    press.line("Ann Example, Director of  Ben Sample").line("Children’s Services  Chief Executive").rule()
    return press.line("www.fenmoor.example  www.icb.example").rule()


def test_the_details_give_bodies_and_leads():
    read = facts(details())
    assert [body.name for body in read.local_authorities] == ["Fenmoor Council"]
    assert [body.name for body in read.icbs] == ["NHS Fenmoor ICB"]
    assert [(lead.name, lead.role) for lead in read.directors_of_childrens_services] == [
        ("Ann Example", "Director of Children’s Services")
    ]
    assert [(lead.name, lead.role) for lead in read.icb_leads] == [("Ben Sample", "Chief Executive")]


def test_a_name_in_the_details_may_run_over_a_page():
    press = front().line("Local area partnership details").rule().line("Local authority  Integrated care board").rule()
    press.line("Fenmoor Council  NHS Fenmoor Care").rule().page().rule().line("Board ICB", 224).rule()
    read = facts(press.line("Ann Example  Ben Sample").rule().line("www.fenmoor.example  www.icb.example").rule())
    assert [body.name for body in read.icbs] == ["NHS Fenmoor Care Board ICB"]
    assert [lead.name for lead in read.icb_leads] == ["Ben Sample"]


def test_inspectors_have_the_organisation_of_their_column():
    press = details().line("Inspection team").line("Ofsted  Care Quality Commission")
    press.line("Cara Head HMI, lead inspector  Dan Test, lead inspector").line("Eva Trial, Ofsted Inspector")
    found = [(who.name, who.organisation, who.role) for who in facts(press).inspectors]
    assert found == [
        ("Cara Head", "Ofsted", "HMI, lead inspector"),
        ("Eva Trial", "Ofsted", "Ofsted Inspector"),
        ("Dan Test", "CQC", "lead inspector"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Council and B ICB", ["A Council", "B ICB"]),
        ("A ICB and NHS B Integrated Care Board (ICB)", ["A ICB", "NHS B Integrated Care Board (ICB)"]),
        ("NHS A, B and C Integrated Care Board", ["NHS A, B and C Integrated Care Board"]),
        ("Fenmoor and the Isles Integrated Care Board", ["Fenmoor and the Isles Integrated Care Board"]),
        ("Royal Borough of A and B, C Children’s Trust", ["Royal Borough of A and B", "C Children’s Trust"]),
        ("The London Borough of A and the B ICB", ["London Borough of A", "B ICB"]),
        (
            "A, B and C Council, NHS D ICB and E Children’s Trust",
            ["A, B and C Council", "NHS D ICB", "E Children’s Trust"],
        ),
    ],
)
def test_names_of_bodies_are_parted_where_a_name_ends(text, names):
    assert part(text) == names


def test_bodies_are_found_in_the_sentence_that_makes_them_responsible():
    text = "Fenmoor Council and NHS Fenmoor ICB are jointly responsible for the planning of services."
    assert responsible_bodies(text) == ["Fenmoor Council", "NHS Fenmoor ICB"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr Ann Example, Ofsted HMI", ("Dr Ann Example", "Ofsted HMI")),
        ("Ann Example – Ofsted Inspector", ("Ann Example", "Ofsted Inspector")),
        ("Ann Example-Smith", ("Ann Example-Smith", "")),
        ("Ann van den London HMI", ("Ann van den London", "HMI")),
        ("Ann Young, DCS", ("Ann Young", "DCS")),
        ("Early Help, Schools and Inclusion", None),
        ("Executive Director, People", None),
        ("lead inspector", None),
        ("Care Board", None),
    ],
)
def test_a_line_begins_with_a_name_or_with_a_role(text, expected):
    assert name_and_role(text) == expected


# Dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("18 to 22 November 2024", date(2024, 11, 18), date(2024, 11, 22)),
        ("28 February to 4 March 2022", date(2022, 2, 28), date(2022, 3, 4)),
        ("30 December to 3 January 2025", date(2024, 12, 30), date(2025, 1, 3)),
        ("5 July 2021 to 9 July 2021", date(2021, 7, 5), date(2021, 7, 9)),
        ("4 – 8 July 2016", date(2016, 7, 4), date(2016, 7, 8)),
        ("Monday 2nd to Friday 6th March 2026", date(2026, 3, 2), date(2026, 3, 6)),
        ("19 March 2018", date(2018, 3, 19), date(2018, 3, 19)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_days_are_read_in_every_form(text, first, last):
    assert first_range(text) == DateRange(first, last)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("fenmoor-2025-02-04.pdf", date(2025, 2, 4)),
        ("area send full inspection - 04 february 2025.pdf", date(2025, 2, 4)),
        ("report-2025-13-40.pdf", None),
        ("report 50012345.pdf", None),
    ],
)
def test_the_day_of_publication_may_stand_in_the_file_name(name, day):
    assert date_in_file_name(name) == day


@given(st.dates(date(2016, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_months_later_is_never_a_later_day_of_the_month(begin, months):
    after = months_after(begin, months)
    assert after.day <= begin.day
    assert (after.year * 12 + after.month) - (begin.year * 12 + begin.month) == months


PRINTED = st.tuples(st.sampled_from(["◼ One two.", "three four", "• five", "Six."]), st.sampled_from([57, 75, 93]))


@given(st.lists(PRINTED))
def test_any_bullets_are_cited_word_for_word(lines):
    source = bulleted(*lines).done()
    paper: Paper = read_inspection(source)
    for finding in paper.findings:
        spans = finding.citation.spans
        assert finding.citation.words == source.fold(
            "\n".join(source.page_text(span.page)[span.start : span.end] for span in spans)
        )
