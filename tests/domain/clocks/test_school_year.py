"""School days and terms are those that the area has entered."""

from datetime import date

import pytest

from sendwell.domain.clocks import Calendar, Term, TimeLimit, Undecided, Unit, day_of, term_problems

AUTUMN = Term(date(2026, 9, 2), date(2026, 12, 18), "Autumn 2026", date(2026, 10, 26), date(2026, 10, 30))
SPRING = Term(date(2027, 1, 4), date(2027, 3, 25), "Spring 2027", date(2027, 2, 15), date(2027, 2, 19))
YEAR = Calendar((AUTUMN, SPRING))


def limit(length, unit):
    return TimeLimit("example", "An example", length, unit, "a test", verified=True)


def test_school_days_go_on_after_christmas():
    assert day_of(limit(3, Unit.SCHOOL_DAYS), date(2026, 12, 17), YEAR) == date(2027, 1, 5)


def test_a_term_on_is_the_end_of_the_next_term():
    assert day_of(limit(1, Unit.SCHOOL_TERMS), date(2026, 10, 1), YEAR) == date(2027, 3, 25)
    assert day_of(limit(1, Unit.SCHOOL_TERMS), date(2026, 12, 28), YEAR) == date(2027, 3, 25)


@pytest.mark.parametrize("started", [date(2026, 8, 1), date(2027, 3, 24)])
@pytest.mark.parametrize("unit", [Unit.SCHOOL_DAYS, Unit.SCHOOL_TERMS])
def test_a_day_beyond_the_terms_entered_is_undecided(unit, started):
    assert isinstance(day_of(limit(2, unit), started, YEAR), Undecided)


@pytest.mark.parametrize(
    ("terms", "what"),
    [
        ([Term(date(2026, 9, 2), date(2026, 9, 2), "Autumn")], "The last day is not after the first."),
        ([Term(date(2026, 9, 2), date(2027, 7, 20), "Year")], "It lasts more than 150 days."),
        ([Term(date(2026, 9, 2), date(2026, 12, 18), "Autumn", date(2026, 10, 26))], "Half-term has one day only."),
        (
            [Term(date(2026, 9, 2), date(2026, 12, 18), "Autumn", date(2026, 12, 26), date(2026, 12, 30))],
            "Half-term is not inside the term.",
        ),
        ([AUTUMN, Term(date(2026, 12, 1), date(2027, 3, 1), "Spring")], "It overlaps with “Autumn 2026”."),
        ([AUTUMN, Term(date(2027, 4, 12), date(2027, 7, 20), "Summer")], "A term is missing between “Autumn 2026”"),
    ],
)
def test_a_slip_in_the_terms_is_said(terms, what):
    assert term_problems(terms)[0].what.startswith(what)
    with pytest.raises(ValueError, match=r"\w"):
        Calendar(tuple(terms))
