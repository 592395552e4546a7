"""Choosing among the actions, and giving a choice a name."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, choose_among
from sendwell.apps.oversight.choosing import DUE, NOBODY, RATINGS, STATES, Choice, choice_from
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.partnership.models import Organisation
from sendwell.domain.searching.asked import LONGEST

ALL = [("", "All")]
NOT_OFFERED = "“%(value)s” is not one of these, so it was left out."


class ChooseForm(GovukForm):
    """What to choose actions by. Sent by address, so that a choice can be kept, shared and linked to."""

    text = forms.CharField(label="Words", required=False, max_length=LONGEST)
    priority = forms.ChoiceField(label="Priority", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    organisation = forms.ChoiceField(label="Organisation", required=False)
    rating = forms.ChoiceField(label="Rating, as said", required=False, choices=[*ALL, *RATINGS.items()])
    state = forms.ChoiceField(label="How it stands", required=False, choices=[*ALL, *STATES.items()])
    due = forms.ChoiceField(label="Due", required=False, choices=[*ALL, *DUE.items()])

    def __init__(self, *args: Any, plan: WholePlan, organisations: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priorities = [(str(one.priority.pk), str(one.priority)) for one in plan.state.priorities]
        owners = {str(found.action.owner.pk): found.action.owner.name for found in plan.actions if found.action.owner}
        by_name = sorted(owners.items(), key=lambda owner: owner[1].casefold())
        choices = {
            "priority": priorities,
            "owner": [(NOBODY, "Nobody"), *by_name],
            "organisation": [(str(one.pk), one.name) for one in organisations],
        }
        for name, offered in choices.items():
            choose_among(self, name, [*ALL, *offered])
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = NOT_OFFERED

    @property
    def choice(self) -> Choice:
        """What was chosen; an answer that the form does not offer chooses nothing, and the form says so."""
        self.full_clean()
        return choice_from(self.cleaned_data)

    @property
    def said(self) -> list[str]:
        """The choice in words, one for each answer: "Owner: Heron Marsh"."""
        chosen = self.choice.chosen
        return [f"{self.fields[name].label}: {self._words(name, value)}" for name, value in chosen.items()]

    def _words(self, name: str, value: str) -> str:
        offered = dict(getattr(self.fields[name], "choices", ()))
        return str(offered.get(value, f"“{value}”"))


class NameForm(GovukForm):
    """A name for a view, with the choice that it keeps."""

    name = forms.CharField(label="Keep this view under a name", max_length=80)
    missing = {"name": "Enter a name for this view, for example “Mine and late”."}
