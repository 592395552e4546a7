"""Figures that papers quote, and numbers that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading import open_source
from sendwell.domain.reading.figures import find_figures
from sendwell.domain.reading.figures.printed import number


def figures_in(words: str) -> list[tuple[float, float | None, str]]:
    found = find_figures(open_source(words.encode(), "paper.txt"))
    return [(figure.value, figure.value_max, figure.unit) for figure in found]


@pytest.mark.parametrize(
    ("words", "value", "most", "unit"),
    [
        ("a bid of £1.2m", 1_200_000, None, "gbp"),
        ("a value of £2.35 million", 2_350_000, None, "gbp"),
        ("some £675k a year", 675_000, None, "gbp"),
        ("savings of £1-2m", 1_000_000, 2_000_000, "gbp"),
        ("issued in time for 38.5% of children", 38.5, None, "percent"),
        ("some 92 per cent of settings", 92, None, "percent"),
        ("a wait of 18 – 24 months", 18, 24, "months"),
        ("within twenty weeks", 20, None, "weeks"),
        ("a two year secondment", 2, None, "years"),
        ("as many as 1,126 children", 1126, None, "count"),
        ("Nine members were in favour", 9, None, "count"),
        ("twenty-five schools", 25, None, "count"),
    ],
)
def test_a_figure_is_read_with_its_unit(words, value, most, unit):
    assert figures_in(words) == [(value, most, unit)]


@pytest.mark.parametrize(
    "words",
    [
        "children aged 0-25",
        "young people who turned 18 last year",
        "support for 16-25 year olds",
        "as section 3 and Appendix 2 say",
        "Actions 14 and 17 were closed.",
        "pupils in Year 11 and at Key Stage 4",
        "The meeting began at 4.30 pm.",
        "Telephone 01632 960123",
        "the budget for 2023/24",
        "since the reforms of 2014",
        "the 17th meeting",
        "\n2. Minutes\n\n3. Reports",
        "one school in one area",
        "Thornbury Report 12 June 2024 7\n",
        "2.1 note the findings",
        "held on 12 JANUARY 2023",
        "under Condition 3 of the agreement",
        "88 Minutes and matters arising",
        "10.Members asked for news",
    ],
)
def test_numbers_that_name_date_or_time_something_are_no_figures(words):
    assert figures_in(words) == []


def test_three_of_the_seven_is_one_figure():
    assert figures_in("Enough was done in three of the seven areas.") == [(3, None, "count")]


def test_a_year_before_a_share_begins_no_range():
    assert figures_in("from 58.3% in July 2022 to 31.9% in July 2023") == [
        (58.3, None, "percent"),
        (31.9, None, "percent"),
    ]


def test_a_count_and_its_share_are_two_figures():
    assert figures_in("1,105 or 4.2% had a plan") == [(1105, None, "count"), (4.2, None, "percent")]


def test_a_figure_says_what_it_counts():
    (found,) = find_figures(open_source(b"There were 28 schools in the county.", "paper.txt"))
    assert (found.citation.words, found.what) == ("28", "schools")


@given(st.integers(min_value=2, max_value=999_999))
def test_a_number_of_children_is_read_back_however_large(count):
    assert figures_in(f"Plans were made for {count:,} children.") == [(count, None, "count")]


@given(st.sampled_from(["two", "eleven", "twenty", "thirty-one", "ninety-nine", "three hundred"]), st.booleans())
def test_a_number_word_has_the_same_value_in_capitals(word, capitals):
    assert number(word.title() if capitals else word) == number(word)
