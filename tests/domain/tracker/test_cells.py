"""What single cells say: ratings, owners, references, headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.tracker import Field
from sendwell.domain.tracker.colour_ratings import RATINGS, read_rating
from sendwell.domain.tracker.fields import fields_of_heading
from sendwell.domain.tracker.grid import Cell
from sendwell.domain.tracker.refs import circles, refs_in
from sendwell.domain.tracker.several import people


@pytest.mark.parametrize(
    ("words", "fill", "rating"),
    [
        ("Green", None, "green"),
        ("A", None, "amber"),
        ("Amber - some delay", None, "amber"),
        ("Completed", None, "blue"),
        ("Off track", None, "red"),
        ("", "FFC7CE", "red"),
        ("", "C6EFCE", "green"),
        ("", "FFEB9C", "amber"),
        ("", "00B0F0", "blue"),
        ("", "FFFFFF", None),
        ("Not started", "FFFFFF", None),
    ],
)
def test_a_rating_is_a_word_a_letter_or_a_colour(words, fill, rating):
    assert read_rating(Cell(words, fill)).rating == rating


def test_a_word_goes_before_the_colour_and_the_difference_is_said():
    found = read_rating(Cell("Green", "FF0000"))
    assert (found.rating, found.doubt) == ("green", "It says green but is filled red; the word was taken.")


def test_two_ratings_in_a_cell_are_a_problem():
    assert read_rating(Cell("Amber/Green")).problem == "“Amber/Green” gives two ratings: amber and green."


@given(st.text(max_size=30), st.one_of(st.none(), st.text(max_size=8)))
def test_any_cell_has_a_rating_of_the_key_or_none(words, fill):
    assert read_rating(Cell(words, fill)).rating in (None, *RATINGS)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Asha Fenn\nTom Reed", ("Asha Fenn", "Tom Reed")),
        ("Asha Fenn, Tom Reed and Mira Holt", ("Asha Fenn", "Tom Reed", "Mira Holt")),
        ("Asha Fenn / Tom Reed", ("Asha Fenn", "Tom Reed")),
        ("Asha Fenn, Head of SEND", ("Asha Fenn, Head of SEND",)),
        ("Education and Inclusion Team", ("Education and Inclusion Team",)),
        ("Director of Education and Head of SEND", ("Director of Education", "Head of SEND")),
        ("Asha Fenn (SEND, and health)", ("Asha Fenn (SEND, and health)",)),
        ("TBC", ()),
    ],
)
def test_several_owners_in_a_cell_are_told_apart(words, names):
    assert people(words) == names


@given(st.text(max_size=60))
def test_no_owner_is_named_that_the_cell_does_not_name(words):
    plain = " ".join(words.split())
    assert all(piece in plain or "\x00" in words for name in people(words) for piece in name.split())


def test_references_are_found_among_words():
    known = {"1.1": "1.1", "1.2": "1.2", "a3": "a3"}
    assert refs_in("Action 1.1; see A3, 9.9", known) == (("1.1", "a3"), ("9.9",))


def test_a_longer_reference_does_not_name_a_shorter_one():
    assert refs_in("waits for 1.10", {"1.1": "1.1", "1.10": "1.10"})[0] == ("1.10",)


def test_each_circle_is_found_once():
    assert circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}) == [("a", "b", "c")]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("By when?", Field.DUE), ("RAG status", Field.RATING), ("What we will do", Field.ACTION), ("KPI", Field.MEASURE)],
)
def test_a_heading_means_what_councils_mean_by_it(heading, field):
    means = fields_of_heading(heading)
    assert max(means, key=means.__getitem__) is field
