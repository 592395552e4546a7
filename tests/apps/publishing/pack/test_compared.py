"""Two editions held beside each other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.mechanisms.words import about_how_far, how_far
from sendwell.apps.publishing.pack.compared import compared, without_distances
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import Document, Paragraph, Row, Section, Table, runs
from tests.apps.publishing.papers import documents

days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def paper(*words: str, glossary: tuple[tuple[str, str], ...] = ()) -> Document:
    table = Table("Terms", ("Acronym", "Stands for"), tuple(Row((runs(a), runs(b))) for a, b in glossary))
    first = Section("One", tuple(Paragraph(runs(one)) for one in words))
    return numbered(Document("A paper", (first, *((Section("Words", (table,)),) if glossary else ()))))


def differences(before: Document, after: Document) -> list[tuple[str, str, str]]:
    return [(one.where, one.old, one.new) for one in compared(before, after)]


@given(documents)
def test_a_paper_differs_nowhere_from_itself(document):
    assert compared(numbered(document), numbered(document)) == []


@given(days, days)
def test_how_far_off_a_day_is_is_left_aside_whichever_way_it_is_said(day, today):
    assert without_distances(how_far(day, today)).strip() == ""
    assert without_distances(about_how_far(day, today)).strip() == ""


def test_a_word_that_changed_is_shown_with_its_number():
    assert differences(paper("Two came.", "It ended."), paper("Three came.", "It ended.")) == [
        ("1.1, One", "Two came.", "Three came.")
    ]


def test_what_is_new_and_what_is_gone_stand_alone():
    assert differences(paper("It ended."), paper("Two came.", "It ended.")) == [("1.1, One", "", "Two came.")]
    assert differences(paper("Two came.", "It ended."), paper("It ended.")) == [("1.1, One", "Two came.", "")]


def test_an_acronym_explained_elsewhere_makes_no_difference():
    glossary = (("ICB", "Integrated care board"),)
    before = paper("The ICB (integrated care board) met.", "The ICB left.", glossary=glossary)
    after = paper("The ICB met.", "The ICB (integrated care board) left.", glossary=glossary)
    assert differences(before, after) == []


def test_an_acronym_explained_otherwise_is_a_difference_in_the_glossary():
    before, after = (paper("The ICB met.", glossary=(("ICB", words),)) for words in ("Board", "Integrated care board"))
    assert differences(before, after) == [("Words", "ICB | Board", "ICB | Integrated care board")]


@given(days)
def test_a_date_that_came_nearer_makes_no_difference(day):
    before, after = (paper(f"Due {how_far(day, day - timedelta(days=far))}.") for far in (40, 12))
    assert differences(before, after) == []
