"""Acronyms: what explains one, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.acronyms import find_acronyms
from sendwell.domain.reading.acronyms.fit import NO_FIT, strain
from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources import SourceText


def source(text: str) -> SourceText:
    return SourceText("paper.txt", "0" * 64, "text/plain", (Page(1, text),))


def explained(text: str) -> dict[str, str]:
    return {found.term: found.expansion for found in find_acronyms(source(text)) if found.expansion}


def unexplained(text: str) -> list[str]:
    return [found.term for found in find_acronyms(source(text)) if not found.expansion]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The area uses alternative provision (AP).", {"AP": "alternative provision"}),
        ("AP (alternative provision) is scarce.", {"AP": "alternative provision"}),
        ("The parents of Fenmoor, known as POF, agreed.", {"POF": "parents of Fenmoor"}),
        ("Parents met the quality group, also known as the QG.", {"QG": "quality group"}),
        ("education, health and care plans (EHC plans)", {"EHC plan": "education, health and care plans"}),
        ("two of His Majesty’s Inspectors (HMIs)", {"HMI": "His Majesty’s Inspectors"}),
        ("speech and\r\nlanguage therapy (SALT)", {"SALT": "speech and\r\nlanguage therapy".replace("\r\n", " ")}),
        ("wait for neurodevelopmental (ND) assessments", {"ND": "neurodevelopmental"}),
        ("the SEND information and advice service (SENDIAS)", {"SENDIAS": "SEND information and advice service"}),
        ("special educational needs coordinators (SENCos)", {"SENCo": "special educational needs coordinators"}),
        ("DSG – Dedicated Schools Grant", {"DSG": "Dedicated Schools Grant"}),
        ("Children in Fenmoor (AP) wait.", {}),
        ("The plan (see page 4) is late.", {}),
    ],
)
def test_an_acronym_is_explained_by_words_that_spell_it(text, expected):
    assert explained(text) == expected


def test_the_first_explanation_of_an_acronym_counts():
    text = "alternative provision (AP) and then an action plan (AP)"
    assert explained(text) == {"AP": "alternative provision"}


def test_an_acronym_never_explained_is_listed_once_in_the_singular():
    assert unexplained("Four EHCPs were late. An EHCP is a plan. Each EHCP’s date was missed.") == ["EHCP"]


@pytest.mark.parametrize(
    "text",
    [
        "RESOLVED that the report be noted.",
        "ITEM 4: REPORT OF THE DIRECTOR OF CHILDREN",
        "Ann McAdam spoke.",
        "MO – Head of Service\nMO presented the report.",
        "pdf icon PDF 140 KB",
        "Present: Dan Fox, Elle Gray\n\nDF presented the paper. EG said that it was clear.",
        "Review of plans - NON KEY decision",
        "SC/21\n\nApologies",
    ],
)
def test_words_in_capitals_for_weight_names_and_initials_are_no_acronyms(text):
    assert unexplained(text) == []


def test_an_acronym_is_cited_where_it_is_explained():
    (found,) = find_acronyms(source("Most need alternative provision (AP) now."))
    assert found.citation.words == "alternative provision (AP)"


@given(st.lists(st.sampled_from(["care", "board", "plan", "needs", "special", "education"]), min_size=2, max_size=6))
def test_initials_in_order_never_strain(words):
    assert strain("".join(word[0].upper() for word in words), " ".join(words)) == 0


@given(st.text(st.sampled_from("ABCD"), min_size=2, max_size=6), st.lists(st.sampled_from(["xylo", "yes", "zed"])))
def test_words_without_the_letters_never_fit(term, words):
    assert strain(term, " ".join(words)) == NO_FIT
