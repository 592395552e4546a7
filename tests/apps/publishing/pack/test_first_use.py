"""Acronyms are explained where a reader first meets them."""

from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.publishing.pack.first_use import explained_at_first_use
from sendwell.apps.publishing.paper.glossary import Entry
from sendwell.apps.publishing.paper.tree import Document, Link, Paragraph, Quotation, Runs, Section, block_words, runs

EHCP = Entry("EHCP", "education, health and care plan", "")
SEND = Entry("SEND", "special educational needs and disabilities", "")


def read(*paragraphs: Runs) -> list[str]:
    blocks = tuple(Paragraph(content) for content in paragraphs)
    found = explained_at_first_use(Document("A paper", (Section("One", blocks),)), [EHCP, SEND])
    return [words for block in found.sections[0].blocks for words in block_words(block)]


def test_the_first_use_is_explained_and_the_second_is_not():
    first, second = read(runs("An EHCP is late."), runs("Another EHCP is not."))
    assert first == "An EHCP (education, health and care plan) is late."
    assert second == "Another EHCP is not."


def test_a_plural_is_explained_after_its_ending():
    assert read(runs("All EHCPs."))[0] == "All EHCPs (education, health and care plan)."


def test_a_title_that_leads_somewhere_is_explained_after_it():
    assert read(runs(Link("Fix EHCPs for SEND", "/1/"), "."))[0] == (
        "Fix EHCPs for SEND (EHCP: education, health and care plan; SEND: special educational needs and disabilities)."
    )


def test_words_that_spell_an_acronym_out_themselves_are_left_as_they_are():
    words = "The Education, Health and Care Plan (EHCP) is late."
    assert read(runs(words)) == [words]


def test_a_longer_word_is_not_the_acronym():
    assert read(runs("SENDIASS and EHCPO help.")) == ["SENDIASS and EHCPO help."]


def test_the_words_of_inspectors_stay_as_they_printed_them():
    paper = Document("A paper", (Section("One", (Quotation(runs("EHCPs are late."), runs("Report, page 3")),)),))
    (quotation,) = explained_at_first_use(paper, [EHCP]).sections[0].blocks
    assert list(block_words(quotation)) == [
        "EHCPs are late.",
        "Report, page 3 (EHCP: education, health and care plan)",
    ]


@given(st.lists(st.sampled_from(["EHCP", "SEND", "SENDs", "an", "/", ", ", " "]), max_size=20))
def test_each_acronym_is_explained_at_most_once_and_no_word_is_lost(words):
    said = "".join(words)
    (shown,) = read(runs(said))
    assert all(shown.count(entry.expansion) <= 1 for entry in (EHCP, SEND))
    for entry in (EHCP, SEND):
        shown = shown.replace(f" ({entry.expansion})", "")
    assert shown == said
