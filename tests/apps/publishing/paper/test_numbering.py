from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.publishing.paper.numbering import annex_letters, numbered
from sendwell.apps.publishing.paper.tree import Document, Paragraph, Part, Row, Section, Table, runs

from .papers import every_block


def numbers(document: Document) -> list[str]:
    return [number for section in document.sections for number in section_numbers(section)]


def section_numbers(section: Section) -> list[str]:
    found = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found.append(block.number)
        elif isinstance(block, Table) and block.number_rows:
            found += [row.number for row in block.rows]
    return found + [number for below in section.subsections for number in section_numbers(below)]


def test_paragraphs_are_numbered_within_their_section_and_annex_rows_after_their_letter():
    assert numbers(every_block()) == ["1.1", "1.2", "2.1", "A1", "A2"]


def test_numbering_a_paper_again_changes_nothing():
    assert numbered(every_block()) == every_block()


def test_a_reference_section_takes_no_number_and_leaves_none_out():
    glossary = Section("Glossary", (Table("Words", ("Term",), (Row((runs("ICB"),)),)),), part=Part.REFERENCE)
    body = Section("After", (Paragraph(runs("x")),))
    assert numbers(numbered(Document("t", (glossary, body)))) == ["1.1"]


def test_the_twenty_seventh_annex_is_aa():
    letters = annex_letters()
    assert [next(letters) for _ in range(28)][-3:] == ["Z", "AA", "AB"]


@given(st.lists(st.tuples(st.sampled_from([Part.BODY, Part.ANNEX]), st.integers(0, 5)), max_size=40))
def test_no_two_paragraphs_of_a_paper_share_a_number(shape):
    sections = tuple(Section("h", tuple(Paragraph(runs("x")) for _ in range(size)), part=part) for part, size in shape)
    given_out = numbers(numbered(Document("t", sections)))
    assert len(set(given_out)) == len(given_out) == sum(size for _, size in shape)
    assert all(given_out)
