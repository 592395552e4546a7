import pytest

from sendwell.apps.publishing.paper.tree import Document, Row, Table, all_words, runs

from .papers import every_block


def test_a_row_needs_a_cell_under_each_heading():
    with pytest.raises(ValueError, match="“Ratings” needs 2 cells"):
        Table("Ratings", ("Priority", "Said"), (Row((runs("Waiting"),)),))


def test_a_table_needs_a_width_for_each_heading_or_none():
    with pytest.raises(ValueError, match="needs 2 widths"):
        Table("Ratings", ("Priority", "Said"), (), widths=(1,))


def test_a_table_without_columns_and_an_unknown_language_are_refused():
    with pytest.raises(ValueError, match="at least one column"):
        Table("Empty", (), ())
    with pytest.raises(ValueError, match="not a language"):
        Document("t", (), language="English")


def test_all_words_of_a_paper_are_found_in_reading_order():
    words = list(all_words(every_block()))
    assert words[0] == "Board pack"
    assert [word for word in words if word in ("Summary", "Ratings", "Every action")] == [
        "Summary",
        "Ratings",
        "Every action",
    ]
    assert "second see more" in words
