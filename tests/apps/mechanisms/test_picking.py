"""Choosing a row out of very many: what is offered, what is found by its words, and what is refused."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.mechanisms.forms import GovukForm
from sendwell.apps.mechanisms.picking import MOST, Sought, offer
from sendwell.apps.partnership.models import Area, Organisation
from tests.support.factories import an_area, an_organisation

ORGANISATION = Sought("organisation", "organisations", ("name",))


class Asking(GovukForm):
    missing = {"one": "Choose an organisation"}
    one = forms.ModelChoiceField(Organisation.objects.none(), label="Which one?")
    several = forms.ModelMultipleChoiceField(Organisation.objects.none(), label="Which?", required=False)

    def __init__(self, *args, area, likely, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("one", "several"):
            offer(self, name, Organisation.objects.filter(area=area), [row.pk for row in likely], ORGANISATION)


@pytest.fixture
def area(db):
    return an_area()


@pytest.fixture
def schools(area):
    return [an_organisation(area, name) for name in ("Alder School", "Birch School", "Cedar Nursery")]


def asked(area, schools, **given):
    return Asking({"one": str(schools[0].pk)} | given, area=area, likely=schools[:1])


def test_only_what_is_likely_and_what_is_chosen_is_offered(area, schools):
    form = Asking(area=area, likely=schools[:1], initial={"one": schools[2].pk})
    shown = str(form["one"])
    assert "Alder School" in shown
    assert "Cedar Nursery" in shown
    assert "Birch School" not in shown
    assert f'value="{schools[2].pk}" selected' in shown


def test_a_row_that_was_not_offered_may_be_given(area, schools):
    form = asked(area, schools, one=str(schools[1].pk))
    assert form.is_valid()
    assert form.cleaned_data["one"] == schools[1]


def test_the_only_row_with_the_words_is_chosen(area, schools):
    form = asked(area, schools, one_words="cedar nurs")
    assert form.is_valid()
    assert form.cleaned_data["one"] == schools[2]


def test_where_several_have_the_words_they_are_offered(area, schools):
    form = asked(area, schools, one="", one_words="school")
    assert form.errors["one"] == ["2 organisations have the words “school”. Choose from the list."]
    shown = str(form["one"])
    assert "Birch School" in shown
    assert "Cedar" not in shown
    assert 'value="school"' not in shown


def test_what_is_ticked_stays_when_another_is_found_by_its_words(area, schools):
    form = asked(area, schools, several=[str(schools[0].pk)], several_words="cedar")
    assert form.is_valid()
    assert set(form.cleaned_data["several"]) == {schools[0], schools[2]}


@pytest.mark.parametrize("given", [{"one_words": "Elsewhere"}, {"one": "{key}"}, {"several": ["{key}"]}])
def test_a_row_of_another_area_is_never_found(area, schools, given):
    elsewhere = an_organisation(an_area("Elsewhere"), "Elsewhere School")
    keyed = {name: [str(elsewhere.pk)] if isinstance(value, list) else value.format(key=elsewhere.pk)
             for name, value in given.items()}  # fmt: skip
    form = asked(area, schools, **keyed)
    assert form.errors
    assert "Elsewhere School" not in str(form)


def test_too_many_rows_with_the_words_are_not_offered(area, schools):
    Organisation.objects.bulk_create(Organisation(area=area, name=f"Oak {number}") for number in range(MOST + 1))
    assert "Enter more of them" in str(asked(area, schools, one_words="oak").errors["one"])


def test_nothing_chosen_asks_for_what_is_wanted(area, schools):
    assert asked(area, schools, one="").errors["one"] == ["Choose an organisation"]


@pytest.mark.django_db
@given(st.text(max_size=300))
def test_whatever_words_are_given_there_is_a_row_or_a_sentence(words):
    form = Asking({"one": "", "one_words": words}, area=Area(pk=1), likely=[])
    assert all(str(error) for error in form.errors["one"])
    assert "one" in form.errors
