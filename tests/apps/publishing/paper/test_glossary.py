import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.publishing.paper.glossary import acronyms_used, with_glossary
from sendwell.apps.publishing.paper.tree import Document, Paragraph, Part, Row, Section, Table, Tag, runs

KNOWN = {
    "SEND": ("special educational needs and disabilities", "Children who need extra help."),
    "ICB": ("integrated care board", "The part of the NHS that plans health services."),
    "NHS": ("National Health Service", "Public health care."),
    "EHC": ("education, health and care", "As in an EHC plan for a child with SEND."),
    "AP": ("alternative provision", "Education outside school."),
}


def saying(words: str) -> Document:
    return Document("A paper", (Section("Heading", (Paragraph(runs(words)),)),))


def terms(words: str) -> list[str]:
    return [entry.term for entry in acronyms_used(saying(words), KNOWN).explained]


def unexplained(words: str) -> tuple[str, ...]:
    return acronyms_used(saying(words), KNOWN).unexplained


def test_the_glossary_has_exactly_the_acronyms_that_the_paper_uses():
    assert terms("The ICB funds AP.") == ["AP", "ICB"]


@pytest.mark.parametrize(
    "words", ["Two ICBs met.", "The ICB’s plan.", "All ICBs' plans.", "ICB/AP", "(ICB)", "ICB-led"]
)
def test_an_acronym_is_known_in_the_plural_with_a_possessive_and_in_company(words):
    assert "ICB" in terms(words)


@pytest.mark.parametrize(
    "words", ["apt SENDING AProns", "icb", "see https://example.org/ICB/AP", "mail ICB@example.org"]
)
def test_letters_inside_other_words_and_addresses_are_not_acronyms(words):
    assert terms(words) == []


def test_an_acronym_that_nobody_explains_is_asked_about():
    assert unexplained("The QRF and the DfE met the ICB.") == ("DfE", "QRF")


@pytest.mark.parametrize("words", ["Councillor McAdam", "Part II", "RESOLVED UNANIMOUSLY", "A17", "I agree", "iPad"])
def test_names_numerals_and_shouted_words_are_not_acronyms(words):
    assert unexplained(words) == ()


def test_an_explanation_brings_in_no_acronym_that_the_paper_does_not_use():
    (entry,) = acronyms_used(saying("An EHC plan."), KNOWN).explained
    assert entry.meaning == ("As in an EHC plan for a child with special educational needs and disabilities.")


def test_an_explanation_may_use_an_acronym_that_the_paper_uses():
    assert "SEND" in acronyms_used(saying("EHC and SEND"), KNOWN).explained[0].meaning


def test_explanations_that_go_in_a_ring_come_to_an_end():
    ring = {"AA": ("the BB", "see BB"), "BB": ("the CC", ""), "CC": ("the BB", "")}
    assert acronyms_used(saying("AA"), ring).explained[0].term == "AA"


def test_captions_cells_tags_and_titles_count_as_words_of_the_paper():
    table = Table("About NHS", ("AP",), (Row((runs(Tag("ICB")),)),))
    document = Document("SEND", (Section("EHC", (table,)),))
    assert [entry.term for entry in acronyms_used(document, KNOWN).explained] == ["AP", "EHC", "ICB", "NHS", "SEND"]


def test_the_glossary_is_the_last_section_and_not_numbered():
    last = with_glossary(saying("The ICB and the QRF."), KNOWN).sections[-1]
    assert last.part is Part.REFERENCE
    assert [row.cells[0][0].words for row in last.blocks[0].rows] == ["ICB", "QRF"]


def test_a_paper_without_acronyms_has_no_glossary():
    assert with_glossary(saying("Nothing here."), KNOWN) == saying("Nothing here.")


@given(st.sets(st.sampled_from(sorted(KNOWN))))
def test_a_paper_with_its_glossary_uses_no_more_acronyms_than_before(used):
    document = saying(" and ".join(sorted(used)))
    before = {entry.term for entry in acronyms_used(document, KNOWN).explained}
    after = {entry.term for entry in acronyms_used(with_glossary(document, KNOWN), KNOWN).explained}
    assert before == after == used
