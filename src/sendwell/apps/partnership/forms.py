from typing import Any

from django import forms

from sendwell.apps.mechanisms.editing import FIELD, carry_seen
from sendwell.apps.mechanisms.forms import GovukModelForm, choose_from
from sendwell.apps.partnership.models import Area, Organisation, Person, Role, SchoolTerm
from sendwell.apps.partnership.queries import organisations_of


class OrganisationForm(GovukModelForm):
    """Asks for an organisation of the partnership."""

    missing = {"name": "Enter the name of the organisation", "kind": "Choose what kind of organisation it is"}

    class Meta:
        model = Organisation
        fields = ["name", "kind"]


class PersonForm(GovukModelForm):
    """Asks for a person, their organisation and their roles."""

    missing = {"name": "Enter the person’s full name"}
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="Needed for those who sign in. They set their own password by a link that we send.",
    )
    roles = forms.MultipleChoiceField(
        label="Roles in this area", choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Person
        fields = ["name", "job_title", "organisation", "left_on"]

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self, "organisation", organisations_of(area))
        if self.instance.pk:
            del self.fields["email"]
            self.initial["roles"] = [held.role for held in self.instance.roles_held.all()]
            carry_seen(self, {name: self.initial.get(name) for name in self.fields if name != FIELD})
        else:
            del self.fields["left_on"]


class SchoolTermForm(GovukModelForm):
    """Asks for a term of the area's schools."""

    missing = {
        "name": "Enter what the term is called, for example Autumn 2026",
        "first_on": "Enter the first day of school of the term",
        "last_on": "Enter the last day of school of the term",
    }

    class Meta:
        model = SchoolTerm
        fields = ["name", "first_on", "last_on", "closed_from", "closed_to"]
        help_texts = {"closed_from": "Leave half-term empty where the term has none."}
