"""A paper kept as JSON is the same paper when it is read again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.publishing.kept import from_json, to_json
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import Document, Paragraph, Section, runs
from tests.apps.publishing.papers import documents


@given(documents)
def test_a_paper_read_again_is_the_paper_that_was_kept(document):
    paper = numbered(document)
    assert from_json(json.loads(json.dumps(to_json(paper)))) == paper


@given(st.text())
def test_words_that_no_reader_can_show_change_nothing_in_what_is_shown(words):
    paper = Document(words, (Section(words, (Paragraph(runs(words)),)),))
    assert to_html(from_json(to_json(paper))) == to_html(paper)


def test_no_null_character_reaches_the_database():
    assert "\\u0000" not in json.dumps(to_json(Document("Waiting\x00 times", ())))


@pytest.mark.parametrize("kept", [{}, {"version": 2, "paper": {}}, {"version": 1, "paper": []}])
def test_what_is_no_paper_of_a_known_form_is_refused(kept):
    with pytest.raises(ValueError):
        from_json(kept)
