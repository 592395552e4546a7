"""A pack explains exactly the acronyms that it uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.publishing.pack.build import GLOSSARY, explained
from sendwell.apps.publishing.pack.glossary import known_acronyms
from sendwell.apps.publishing.paper.tree import Document, Paragraph, Quotation, Row, Section, Table, runs, words_of
from tests.apps.publishing.plans import World
from tests.support.factories import an_area

KNOWN = {"SEND": ("Special educational needs", ""), "ICB": ("Integrated care board", "Runs the NHS in SEND"),
         "WSoA": ("Written statement of action", ""), "DfE": ("Department for Education", "")}  # fmt: skip
UNKNOWN = ("QZX", "BRTV", "XXO")
words = st.lists(st.sampled_from([*KNOWN, *UNKNOWN, "children", "wait", "Fenmoor", "2027", "A"]), max_size=12)


def glossary(paper: Document) -> list[str]:
    last = paper.sections[-1]
    if last.heading != GLOSSARY:
        return []
    (table,) = last.blocks
    return [words_of(row.cells[0]) for row in table.rows]


@given(words, words, words)
def test_the_glossary_has_exactly_the_acronyms_of_the_paper(first, second, third):
    blocks = (
        Paragraph(runs(" ".join(first))),
        Quotation(runs(", ".join(second))),
        Table("A table", ("One",), (Row((runs(" ".join(third)),)),)),
    )
    paper = explained(Document("A pack", (Section("One", blocks),)), KNOWN)
    used = {word for word in (*first, *second, *third) if word in KNOWN or word in UNKNOWN}
    assert glossary(paper) == sorted(used, key=str.casefold)


@pytest.mark.django_db
def test_the_areas_own_words_come_before_those_of_the_field():
    world = World()
    world.term("ICB", "Fenmoor and Saltmere Integrated Care Board")
    known = known_acronyms(world.area)
    assert known["ICB"][0] == "Fenmoor and Saltmere Integrated Care Board"
    assert known["EHCP"][0] == "Education, health and care plan"
    assert known_acronyms(an_area("Saltmere"))["ICB"][0] == "Integrated care board"


@pytest.mark.django_db
def test_a_term_of_the_area_that_the_pack_does_not_use_is_left_out():
    world = World()
    world.term("QZX", "Quiet zone exercise")
    world.term("BRTV", "Better reading, talking and voice")
    world.action(world.priority(), "Run the QZX")
    assert "QZX" in glossary(world.paper())
    assert "BRTV" not in glossary(world.paper())


def test_a_heading_in_capitals_is_no_row_of_acronyms():
    title = "SPECIAL EDUCATIONAL NEEDS AND/OR DISABILITIES (SEND) LOCAL AREA"
    assert glossary(explained(Document("A pack", (Section(title),)), KNOWN)) == ["SEND"]


@pytest.mark.django_db
def test_an_acronym_is_known_however_a_paper_writes_its_small_letters():
    assert known_acronyms(an_area())["WSOA"] == known_acronyms(an_area())["WSoA"]
