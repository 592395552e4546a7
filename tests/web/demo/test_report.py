from datetime import date

import pdfua
import pytest

from sendwell.domain import reading
from sendwell.domain.reading.model import FindingKind, Outcome, Paper, PaperKind
from sendwell.web.demo.report import dates_as_printed, report_content, typeset_report

FROM, TO = date(2026, 1, 26), date(2026, 1, 30)


@pytest.fixture(scope="module")
def paper() -> Paper:
    return reading.read(typeset_report(FROM, TO), name="report.pdf")


@pytest.fixture(scope="module")
def content():
    return report_content()


def words(paper: Paper, kind: FindingKind) -> list[str]:
    return [finding.citation.words for finding in paper.findings if finding.kind is kind]


def whole(item: dict) -> str:
    return " ▪ ".join([item["text"], *item.get("bullets", [])])


def test_the_report_is_read_as_an_inspection_report_without_any_doubt(paper):
    assert paper.kind is PaperKind.INSPECTION_REPORT
    assert [finding.doubts for finding in paper.findings if finding.doubts] == []
    assert paper.notes == ()


def test_its_strengths_and_needs_come_back_sentence_for_sentence(paper, content):
    assert words(paper, FindingKind.STRENGTH) == content["effective"]
    assert words(paper, FindingKind.NEED) == content["better"]


def test_its_areas_for_action_and_improvement_come_back_with_who_answers_for_them(paper, content):
    actions = [finding for finding in paper.findings if finding.kind is FindingKind.PRIORITY_ACTION]
    assert [action.citation.words for action in actions] == [whole(item) for item in content["priority_actions"]]
    assert [action.responsible_bodies for action in actions] == [
        item["responsible_bodies"] for item in content["priority_actions"]
    ]
    assert words(paper, FindingKind.IMPROVEMENT) == [item["text"] for item in content["improvements"]]


def test_its_front_page_comes_back_field_by_field(paper):
    facts = paper.inspection
    assert (facts.local_area, facts.outcome) == ("Fenmoor", Outcome.WIDESPREAD_FAILINGS)
    assert (facts.dates.start, facts.dates.end) == (FROM, TO)
    assert (facts.previous.start, facts.previous.end) == (date(2019, 6, 10), date(2019, 6, 14))
    assert (facts.monitoring_inspection_months, facts.next_full_inspection_years) == (18, 3)
    assert facts.priority_action_plan_required


def test_the_partnership_and_its_leaders_come_back(paper, content):
    facts, details = paper.inspection, content["details"]
    assert [body.name for body in facts.local_authorities] == details["local_authority"][:1]
    assert [body.name for body in facts.icbs] == details["integrated_care_board"][:1]
    leaders = (*facts.directors_of_childrens_services, *facts.icb_leads)
    assert [f"{leader.name}, {leader.role}" for leader in leaders] == [
        details["local_authority"][1],
        details["integrated_care_board"][1],
    ]


def test_the_inspection_team_comes_back(paper, content):
    team = [f"{person.name}, {person.role}" for person in paper.inspection.inspectors]
    assert team == content["inspection"]["ofsted"] + content["inspection"]["cqc"]


def test_acronyms_that_the_report_never_explains_are_there_to_be_asked_about(paper):
    expansions = {acronym.term: acronym.expansion for acronym in paper.acronyms}
    assert expansions["MASH"] is None
    assert expansions["DCO"] is None
    assert expansions["AP"] == "alternative provision"


def test_running_heads_and_feet_stand_in_no_statement(paper):
    said = " ".join(finding.citation.words for finding in paper.findings)
    assert "FICTIONAL" not in said
    assert "Area SEND inspection report" not in said


def test_the_report_is_accessible(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(typeset_report(FROM, TO))
    assert pdfua.validate(str(path)).findings == ()


def test_an_inspection_over_the_turn_of_a_year_names_both_years():
    assert dates_as_printed(date(2025, 12, 29), date(2026, 1, 2)) == "29 December 2025 to 2 January 2026"


def test_an_inspection_that_ends_before_it_began_is_refused():
    with pytest.raises(ValueError, match="before it began"):
        typeset_report(TO, FROM)
