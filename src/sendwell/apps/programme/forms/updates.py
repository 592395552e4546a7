"""Forms about what has happened to an action, and what a body makes of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sendwell.apps.governance.models import Body
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.forms import GovukForm, choose_among, choose_from
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.rating_words import Definitions
from sendwell.apps.programme.state import ActionState
from sendwell.domain.assurance import RatingDefinition

OPEN_RATINGS = ("green", "amber", "red")
# Pictures first, so that a phone offers its camera beside its files; without `capture`, which would offer nothing else.
KINDS_OF_EVIDENCE = "image/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.csv,.txt,.eml,.msg"


class UpdateForm(GovukForm):
    """Asks what has happened since the last update, how delivery stands, and what shows it.

    Impact is asked for openly once it is due; before that it is folded away.
    """

    missing = {
        "happened": "Write what has happened. “Nothing has happened, because …” is an answer",
        "rating": "Choose how delivery stands",
    }
    happened = forms.CharField(
        label="What has happened?",
        widget=forms.Textarea,
        help_text="“Nothing has happened, because …” is an answer. If a rating changes, say why.",
    )
    rating = forms.ChoiceField(
        label="How does delivery stand?",
        widget=forms.RadioSelect,
        help_text="A change for the better needs evidence. A change for the worse only needs to be said.",
    )
    impact = forms.ChoiceField(label="What difference has it made?", widget=forms.RadioSelect, required=False)
    next_step = forms.CharField(label="What happens next, and when?", required=False, max_length=2000)
    link = forms.URLField(label="Link to evidence", required=False, max_length=500, assume_scheme="https")
    file = forms.FileField(  # type: ignore[call-arg]
        label="Photo or file",
        required=False,
        max_length=200,
        help_text="Up to 20 MB. Leave out children’s names.",
        widget=forms.FileInput({"accept": KINDS_OF_EVIDENCE}),
        template_name="programme/dropped_file.html",
    )
    figure = forms.CharField(
        label="A figure",
        required=False,
        max_length=300,
        help_text="What was counted, when, and where it is kept: “61% of referrals answered within 10 working days in "
        "October 2026, from the triage log”.",
    )
    evidence_title = forms.CharField(label="What does it show?", required=False, max_length=200)

    def __init__(self, *args: Any, state: ActionState, definitions: Definitions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "rating", choices(definitions.delivery))
        choose_among(self, "impact", choices(definitions.impact))
        self.fields["impact"].initial = state.impact
        self.impact_open = state.impact_is_due
        if state.updated_on:
            self.fields["happened"].label = f"What has happened since {state.updated_on:%-d %B %Y}?"

    @property
    def evidence_fields(self) -> list[BoundField]:
        return [self["link"], self["figure"], self["file"], self["evidence_title"]]

    @property
    def evidence_open(self) -> bool:
        """True if a person has begun to give evidence, so that it is not folded away."""
        return any(field.errors or field.value() for field in self.evidence_fields)


class ReopenForm(GovukForm):
    """Asks which body opens a closed action again, why, and how delivery stands now."""

    missing = {
        "body": "Choose the body that reopens it",
        "reason": "Enter why the body reopens it",
        "rating": "Choose how delivery stands now",
    }
    body: "forms.ModelChoiceField[Body]" = forms.ModelChoiceField(label="Which body reopens it?", queryset=None)
    reason = forms.CharField(
        label="Why?", widget=forms.Textarea, help_text="In the body’s own words, where you have them."
    )
    rating = forms.ChoiceField(label="How does delivery stand now?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, area: Area, definitions: Definitions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "body", bodies_of(area))
        offered = [rating for rating in definitions.delivery if rating.key in OPEN_RATINGS]
        choose_among(self, "rating", choices(offered))


class RatingWordsForm(GovukForm):
    """Asks what a rating means in this area."""

    means = forms.CharField(
        label="What does it mean in your area?",
        widget=forms.Textarea,
        required=False,
        max_length=600,
        help_text="Clear it to go back to the words that every area starts with.",
    )


def choices(definitions: Iterable[RatingDefinition]) -> list[tuple[str, SafeString]]:
    """Ratings to choose from, each with what it means."""
    return [
        (rating.key, format_html('<b>{}</b> <span class="app-choice__means">{}</span>', rating.name, rating.means))
        for rating in definitions
    ]
