"""Outcome letters and revisit letters of 2016 to 2022."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.kinds import tell_kind
from sendwell.domain.reading.letter import read_letter
from sendwell.domain.reading.letter.revisit import ENOUGH, NOT_ENOUGH
from sendwell.domain.reading.model import DateRange, Finding, FindingKind, Paper, PaperKind
from sendwell.domain.reading.sources import open_source
from tests.domain.reading import letters

FORMS = {"text": letters.as_text, "html": letters.as_html, "docx": letters.as_docx}


def letter(paragraphs: list[str], form: str = "text") -> Paper:
    return read_letter(open_source(FORMS[form](paragraphs), f"letter.{form}"))


def words(paper: Paper, kind: FindingKind) -> list[str]:
    return [finding.citation.words for finding in paper.findings if finding.kind is kind]


def printed(paragraphs: list[str]) -> list[str]:
    return [paragraph[2:] for paragraph in paragraphs if paragraph.startswith("• ")]


@pytest.fixture(params=FORMS)
def outcome(request: pytest.FixtureRequest) -> Paper:
    return letter(letters.OUTCOME, request.param)


@pytest.fixture(params=FORMS)
def revisit(request: pytest.FixtureRequest) -> Paper:
    return letter(letters.REVISIT, request.param)


@pytest.mark.parametrize("paragraphs", [letters.OUTCOME, letters.REVISIT], ids=["outcome", "revisit"])
def test_a_letter_is_known_by_its_words(paragraphs: list[str]) -> None:
    assert tell_kind(open_source(letters.as_text(paragraphs), "scan0001.txt")) is PaperKind.INSPECTION_LETTER


def test_every_listed_item_is_read_once_and_whole(outcome: Paper) -> None:
    assert [finding.citation.words for finding in outcome.findings] == printed(letters.OUTCOME)


def test_strengths_areas_for_development_and_weaknesses_are_told_apart(outcome: Paper) -> None:
    assert words(outcome, FindingKind.STRENGTH)[-1] == "Young people run the harbour café with skill."
    assert words(outcome, FindingKind.NEED)[-1].startswith("Exclusions of pupils")
    assert words(outcome, FindingKind.SIGNIFICANT_WEAKNESS) == printed(letters.OUTCOME)[-3:]


def test_a_main_finding_is_offered_with_a_doubt(outcome: Paper) -> None:
    known, unheard = outcome.findings[:2]
    assert (known.kind, unheard.kind) == (FindingKind.STRENGTH, FindingKind.NEED)
    assert known.doubts
    assert unheard.doubts


def test_the_facts_of_the_inspection_are_read(outcome: Paper) -> None:
    facts = outcome.inspection
    assert facts is not None
    assert facts.local_area == "Fenmoor"
    assert facts.dates == DateRange(date(2019, 6, 3), date(2019, 6, 7))
    assert facts.written_statement_of_action_required
    assert [body.name for body in facts.local_authorities] == ["Fenmoor County Council"]
    assert [body.name for body in facts.icbs] == ["NHS Fenmoor Clinical Commissioning Group"]
    assert [person.name for person in facts.directors_of_childrens_services] == ["Ms Jana Heathcote-Brill"]


def test_inspectors_are_read_column_by_column_and_each_once(outcome: Paper) -> None:
    assert outcome.inspection is not None
    assert [(person.name, person.organisation) for person in outcome.inspection.inspectors] == [
        ("Prudence Alderton", "Ofsted"),
        ("Mirabel Stone", "Ofsted"),
        ("Ivo Larkspur", "CQC"),
        ("Rosamund Pike-Hollis", "CQC"),
    ]


def test_page_numbers_are_no_part_of_a_finding() -> None:
    paper = read_letter(open_source(letters.as_text(letters.OUTCOME, width=40, page=9), "letter.txt"))
    assert [finding.citation.words for finding in paper.findings] == printed(letters.OUTCOME)
    assert any(len(finding.citation.spans) > 1 for finding in paper.findings)


@pytest.mark.parametrize("mark", ["▪", "\uf0b7", "■", "-", "1."])
def test_any_mark_may_begin_an_item(mark: str) -> None:
    paragraphs = [paragraph.replace("• ", f"{mark} ") for paragraph in letters.OUTCOME]
    paper = letter(paragraphs)
    assert [finding.citation.words for finding in paper.findings] == printed(letters.OUTCOME)


@pytest.mark.parametrize(
    ("printed_days", "days"),
    [
        ("Between 3 and 7 June 2019", (date(2019, 6, 3), date(2019, 6, 7))),
        ("Between 30 September and 4 October 2019", (date(2019, 9, 30), date(2019, 10, 4))),
        ("From Monday 3 June 2019 to Friday 7 June 2019", (date(2019, 6, 3), date(2019, 6, 7))),
    ],
)
def test_the_days_may_be_printed_in_several_ways(printed_days: str, days: tuple[date, date]) -> None:
    paragraphs = [text.replace("Between 3 June 2019 and 7 June 2019", printed_days) for text in letters.OUTCOME]
    facts = letter(paragraphs).inspection
    assert facts is not None
    assert facts.dates == DateRange(*days)


def test_a_letter_without_significant_weaknesses_requires_no_statement() -> None:
    start = next(i for i, text in enumerate(letters.OUTCOME) if text.startswith("The inspection raises"))
    paragraphs = [t for t in letters.OUTCOME[:start] if "Written Statement" not in t] + letters.OUTCOME[start + 5 :]
    paper = letter(paragraphs)
    assert paper.inspection is not None
    assert not paper.inspection.written_statement_of_action_required
    assert words(paper, FindingKind.SIGNIFICANT_WEAKNESS) == []


def test_a_required_statement_without_a_list_is_said_aloud() -> None:
    paragraphs = [text for text in letters.OUTCOME if "following areas of significant weakness" not in text]
    assert any("list of weaknesses was not found" in note for note in letter(paragraphs).notes)


def test_a_revisit_gives_each_weakness_with_the_judgement_on_progress(revisit: Paper) -> None:
    judged: list[tuple[Finding, str]] = [(finding, finding.doubts[0]) for finding in revisit.findings]
    assert [finding.citation.words for finding, _ in judged] == printed(letters.REVISIT)
    assert [judgement for _, judgement in judged] == [ENOUGH, NOT_ENOUGH, ENOUGH]
    assert revisit.notes == ("Sufficient progress was judged on 2 of 3 significant weaknesses.",)


def test_a_revisit_that_only_lists_its_weaknesses_is_read_by_its_judgements() -> None:
    paper = letter([text for text in letters.REVISIT if text != "The initial inspection found that:"])
    assert [finding.citation.words for finding in paper.findings] == printed(letters.REVISIT)
    assert [finding.doubts[0] for finding in paper.findings] == [ENOUGH, NOT_ENOUGH, ENOUGH]


def test_a_revisit_that_counts_more_weaknesses_than_were_found_says_so() -> None:
    paragraphs = [text.replace("two of the three", "four of the five") for text in letters.REVISIT]
    assert any("four of five" in note for note in letter(paragraphs).notes)


def test_a_revisit_requires_no_new_statement(revisit: Paper) -> None:
    assert revisit.inspection is not None
    assert not revisit.inspection.written_statement_of_action_required
    assert revisit.inspection.dates == DateRange(date(2021, 4, 20), date(2021, 4, 22))


@given(st.lists(st.sampled_from(letters.OUTCOME + letters.REVISIT), min_size=1, max_size=20))
def test_a_letter_in_any_disorder_is_read_without_harm(paragraphs: list[str]) -> None:
    for finding in letter(paragraphs).findings:
        assert finding.citation.words
