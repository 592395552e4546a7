"""Dates typed by people, and refusals shown on the form."""

from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.mechanisms.forms import LONGEST_TEXT, DateField, GovukForm, RowsField, attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Organisation


class Received(GovukForm):
    missing = {"on": "Enter the date the report was received"}
    on = forms.DateField(label="Received on")


def typed(day: str, month: str, year: str) -> Received:
    return Received({"on_day": day, "on_month": month, "on_year": year})


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_any_date_is_understood_as_three_numbers(day):
    form = typed(str(day.day), str(day.month), str(day.year))
    assert form.is_valid()
    assert form.cleaned_data["on"] == day


@pytest.mark.parametrize("month", ["Mar", "march", "MARCH", " 03 "])
def test_a_month_may_be_a_name(month):
    form = typed("14", month, "2027")
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2027, 3, 14)


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_whatever_is_typed_gives_a_date_or_a_sentence(day, month, year):
    form = typed(day, month, year)
    assert form.is_valid() or all(str(error) for error in form.errors["on"])


@pytest.mark.parametrize("year", ["99999", "999999999999", "0", "-1"])
def test_a_year_beyond_all_calendars_is_refused_in_words(year):
    assert typed("1", "1", year).errors["on"]


def test_white_space_is_no_date():
    assert "Enter the date the report was received" in str(typed(" ", "\t", "\u00a0").errors["on"])


def test_a_day_that_does_not_exist_is_named():
    assert "“31 2 2025” is not a date" in str(typed("31", "2", "2025").errors["on"])


def test_an_empty_date_asks_for_what_is_wanted():
    assert "Enter the date the report was received" in str(typed("", "", "").errors["on"])


def test_a_refusal_is_shown_on_the_form():
    def refuse(on: date) -> None:
        raise Refused("The report was published after that.")

    form = typed("1", "1", "2026")
    assert attempt(form, refuse) is None
    assert form.non_field_errors() == ["The report was published after that."]


def test_a_change_is_not_tried_with_a_form_that_has_mistakes():
    assert attempt(typed("x", "1", "2026"), lambda on: pytest.fail("tried")) is None


def test_the_three_parts_of_a_date_each_have_a_label():
    html = str(DateField().widget.render("on", None, {"id": "id_on"}))
    assert all(f'for="id_on_{part}"' in html for part in range(3))


class Narrowed(GovukForm):
    name = forms.CharField(max_length=10)
    which = forms.ChoiceField(choices=[("ours", "Ours"), ("theirs", "Theirs")])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = [("ours", "Ours")]


def test_choices_that_a_form_narrows_while_it_is_made_are_the_only_ones_accepted():
    assert Narrowed({"name": "A", "which": "ours"}).is_valid()
    assert not Narrowed({"name": "A", "which": "theirs"}).is_valid()


def test_a_field_in_error_is_marked_where_it_is_shown():
    form = Narrowed({"name": "", "which": "ours"})
    assert "govuk-input--error" in str(form["name"])
    assert "--error" not in str(form["which"])


class Told(GovukForm):
    story = forms.CharField(widget=forms.Textarea)


def test_a_text_may_be_eight_pages_long_and_not_more():
    assert Told({"story": "a" * LONGEST_TEXT}).is_valid()
    assert "Shorten this to 20,000 characters" in str(Told({"story": "a" * (LONGEST_TEXT + 1)}).errors)


@pytest.mark.django_db
@pytest.mark.parametrize("key", [str(2**63), "9" * 5000, "-1", "²", "one", ""])
def test_a_number_that_is_no_key_of_any_row_is_refused_before_the_database_is_asked(key):
    with pytest.raises(forms.ValidationError):
        RowsField(Organisation.objects.all()).clean([key])
