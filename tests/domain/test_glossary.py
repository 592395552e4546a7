"""The field's own terms are at hand, each with what it means."""

import pytest

from sendwell.domain.glossary import all_terms, term_for


@pytest.mark.parametrize("written", ["ICB", "icb", "ICBs", " ICB "])
def test_an_acronym_is_known_however_it_is_written(written):
    assert term_for(written).term == "Integrated care board"


def test_an_acronym_that_the_field_does_not_have_is_not_guessed():
    assert term_for("XYZZY") is None
    assert term_for("") is None


def test_every_term_says_what_it_means_and_where_from():
    assert all(term.term and term.meaning and term.source for term in all_terms())


def test_no_acronym_stands_for_two_things():
    acronyms = [term.acronym.casefold() for term in all_terms() if term.acronym]
    assert len(acronyms) == len(set(acronyms))
