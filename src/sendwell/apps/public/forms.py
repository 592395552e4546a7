"""What an editor is asked for, and a reader."""

from typing import Any

from django import forms

from sendwell.apps.mechanisms.editing import carry_seen
from sendwell.apps.mechanisms.forms import GovukForm, GovukModelForm, choose_from
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.queries import priorities_of
from sendwell.apps.public.items.choosing import Choices
from sendwell.apps.public.items.item import OFFICERS_OWN, ON_REQUEST, TEXTS, Item
from sendwell.apps.public.models import PublicSite, YouSaid
from sendwell.domain.plain import AIMED_AT, reading_age

LINES = "A line is a paragraph; lines that begin with a hyphen become a list."
MOST_QUOTED = 1500  # characters of the officers' words beside a field


class SiteForm(GovukModelForm):
    """Asks for what the area says itself on its public site."""

    class Meta:
        model = PublicSite
        fields = ("opening", "easy_read", "contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {
            "opening": "It stands below the answer on the first page.",
            "easy_read": "A text of its own: short sentences, one thought in each, no short forms.",
            "contact": "A telephone number, an address, and those who help families and are not the council.",
        }
        for name, says in told.items():
            self.fields[name].help_text = f"{says} {LINES} {age_words(getattr(self.instance, name))}"
            self.fields[name].widget.attrs["rows"] = "10"


class ItemForm(GovukForm):
    """Asks whether a thing is shown, and in which words, beside the officers' own."""

    shown = forms.BooleanField(label="Show it on the public site", required=False)
    because = forms.CharField(label="If not: why?", required=False, max_length=300)

    def __init__(self, *args: Any, item: Item, choices: Choices, because: str, **kwargs: Any) -> None:
        written = {part: choices.texts.get((item.key, part), ("", ""))[0] for part in TEXTS[item.kind]}
        super().__init__(*args, initial={"shown": choices.shows(item), "because": because, **written}, **kwargs)
        if item.kind in ON_REQUEST:
            self.fields["because"].widget = forms.HiddenInput()
            self.fields["shown"].help_text = "Read it whole first: it may name a child, a parent or an officer."
        for part, label in TEXTS[item.kind].items():
            self.fields[part] = _text_field(label, item, part, written[part])
        carry_seen(self, written)


def _text_field(label: str, item: Item, part: str, written: str) -> forms.CharField:
    original = item.texts.get(part, "")
    empty = "Empty, nothing is shown." if (item.kind, part) in OFFICERS_OWN else "Empty, these words are shown."
    beside = f"The officers’ words: “{original[:MOST_QUOTED]}” {age_words(original)} {empty}" if original else empty
    yours = f" Yours: {age_words(written)}" if written else ""
    widget = forms.Textarea({"class": "govuk-textarea", "rows": "4"})
    return forms.CharField(label=label, required=False, max_length=3000, widget=widget, help_text=beside + yours)


def age_words(text: str) -> str:
    """The reading age of a text in words, with what makes it hard; empty for one too short to tell."""
    found = reading_age(text)
    if found is None:
        return ""
    said = f"Reading age about {found.years}"
    if found.plain:
        return f"{said}: plain."
    hard = f"; long words: {', '.join(found.long_words[:5])}" if found.long_words else ""
    return f"{said}, aim for {AIMED_AT} or less: {found.words_a_sentence:.0f} words in a sentence{hard}."


class YouSaidForm(GovukModelForm):
    """Asks for what families said, and what came of it."""

    missing = {
        "said": "Enter what families said",
        "heard_on": "Enter the day on which you heard it",
        "answered": "Choose what became of it",
        "answer": "Enter what you did, or why you could not",
    }

    class Meta:
        model = YouSaid
        fields = ("said", "heard_on", "heard_from", "answered", "answer", "priority")
        widgets = {"answered": forms.RadioSelect}

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "priority", priorities_of(area))
        self.fields["said"].help_text = "In their words, as far as nobody can be known by them."


class BecauseForm(GovukForm):
    """Asks why something is taken off."""

    missing = {"because": "Enter why you take it off"}
    because = forms.CharField(label="Why?", max_length=300)


class SubscribeForm(GovukForm):
    """Asks for an address."""

    missing = {"address": "Enter your e-mail address"}
    address = forms.EmailField(
        label="Your e-mail address",
        help_text="We keep the address alone, and forget it when you stop.",
        error_messages={"invalid": "Enter an e-mail address, for example name@example.org"},
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
