"""What two answers share, and what a form carries of what its reader saw."""

from datetime import date

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.mechanisms.editing import ChangedMeanwhile, carry_seen, hold, mark_of, words_of
from sendwell.apps.mechanisms.forms import GovukForm, attempt
from sendwell.apps.partnership.models import Organisation
from tests.support.factories import an_area, an_organisation


class Titled(GovukForm):
    title = forms.CharField()
    note = forms.CharField(required=False)

    def __init__(self, *args, kept=("As it was", ""), **kwargs):
        super().__init__(*args, **kwargs)
        carry_seen(self, dict(zip(("title", "note"), kept, strict=True)))


def sent(**typed: str) -> Titled:
    return Titled({"seen": Titled().initial["seen"], "note": "", **typed})


def stands(title: str, note: str = ""):
    """A command for a row that says `title` and `note` now, changed by Ann since the form was shown."""

    def change(title: str, note: str, seen: dict[str, str], now=(title, note)) -> tuple[str, str]:
        names = dict(zip(("title", "note"), now, strict=True))
        changed = {name: value for name, value in names.items() if mark_of(value) != seen[name]}
        if changed:
            raise ChangedMeanwhile("Ann", changed)
        return title, note

    return change


@given(st.text(), st.text())
def test_two_texts_share_a_mark_only_if_they_are_the_same_but_for_white_space(one, other):
    assert (mark_of(one) == mark_of(other)) == (one.split() == other.split())


def test_the_line_ends_that_a_browser_sends_are_no_change():
    assert mark_of("One\nTwo") == mark_of("One\r\nTwo ")


def test_several_answers_share_a_mark_in_any_order():
    assert mark_of(["b", "a"]) == mark_of(("a", "b")) != mark_of(["a"])


def test_no_answer_is_the_same_however_it_is_written():
    assert mark_of(None) == mark_of("")


@pytest.mark.parametrize(
    ("value", "words"),
    [(date(2027, 3, 14), "14 March 2027"), (["b", "a"], "a; b"), (None, "nothing"), ([], "nothing")],
)
def test_an_answer_is_shown_in_words(value, words):
    assert words_of(value) == words


def test_an_answer_that_both_changed_is_shown_beside_what_was_typed():
    form = sent(title="Mine")
    assert attempt(form, stands("Hers")) is None
    assert "Ann changed this while you were editing. It now says: “Hers”." in form.errors["title"]
    assert form["title"].value() == "Mine"


def test_saving_again_after_both_texts_were_seen_is_a_decision_for_ones_own():
    form = sent(title="Mine")
    attempt(form, stands("Hers"))
    assert attempt(Titled(form.data), stands("Hers")) == ("Mine", "")


def test_an_answer_that_only_the_other_changed_is_kept():
    assert attempt(sent(title="As it was", note="Mine"), stands("Hers")) == ("Hers", "Mine")


@pytest.mark.parametrize("seen", ["", "title", "title:", "nonsense:0 :", "title:0 title:0", ":::"])
def test_marks_that_cannot_be_understood_do_no_harm(seen):
    form = sent(title="Mine", seen=seen)
    assert form.is_valid()
    assert set(form.cleaned_data["seen"]) <= {"title", "note"}


@pytest.mark.django_db
def test_a_row_is_held_as_it_stands_now():
    held = an_organisation(an_area(), "The council")
    Organisation.objects.filter(pk=held.pk).update(name="The county council")
    with pytest.raises(ChangedMeanwhile, match="It now says: “The county council”"):
        hold(held, {"name": mark_of("The council")})
    assert held.name == "The county council"
