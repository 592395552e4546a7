"""What bringing a return asks for."""

from typing import Any

from django import forms

from sendwell.apps.evidence.forms import SeveralFiles, SeveralFilesField
from sendwell.apps.mechanisms.forms import DateField, GovukForm
from sendwell.apps.mechanisms.uploads import LARGEST_UPLOAD_MB
from sendwell.domain.returns.sen2.years import YEARS

KEEP = ((1, "1 day"), (7, "7 days"), (30, "30 days"))


def _keep_days() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Delete the files after",
        help_text="They are kept on this service only, and you can delete them at any time.",
        coerce=int,
        choices=KEEP,
        initial=1,
    )


def _filled(given: list[Any]) -> list[Any]:
    empty = [file.name for file in given if not file.size]
    if empty:
        raise forms.ValidationError(f"{', '.join(empty)} is empty. Export it again and give that.")
    return given


class ReturnForm(GovukForm):
    """Asks for the files of a return, and how long they are kept."""

    missing = {"given": "Choose the files of the return"}
    given = SeveralFilesField(
        label="The return",
        help_text="The XML from your case system, or the CSV files that COLLECT exports: one, all, or a zip of them. "
        f"Up to {LARGEST_UPLOAD_MB} MB each.",
        widget=SeveralFiles(attrs={"accept": ".xml,.csv,.zip"}),
    )
    year = forms.TypedChoiceField(
        label="Collection year",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "As its header says"), *((year, str(year)) for year in sorted(YEARS, reverse=True))],
    )
    register = forms.FileField(
        label="Register of schools",
        required=False,
        help_text="“All establishment data” as CSV from Get Information about Schools. With it, the numbers of schools "
        "are checked too: whether there is such a school, of what kind, and whether it had closed.",
        widget=forms.FileInput(attrs={"accept": ".csv"}),
    )
    keep_days = _keep_days()

    def clean_given(self) -> list[Any]:
        """The files, none of them empty."""
        return _filled(self.cleaned_data["given"])


class ListsForm(GovukForm):
    """Asks for Annex A lists, and how long they are kept."""

    missing = {"given": "Choose the lists"}
    given = SeveralFilesField(
        label="The lists",
        help_text="List 1 of children with plans, List 2 of those on SEN support, or both: Excel or CSV, one file or "
        f"several. Up to {LARGEST_UPLOAD_MB} MB each.",
        widget=SeveralFiles(attrs={"accept": ".xlsx,.xlsm,.csv"}),
    )
    drawn_on = DateField(label="When were they drawn?", required=False, help_text="Today, if you leave it empty.")
    keep_days = _keep_days()

    def clean_given(self) -> list[Any]:
        """The files, none of them empty."""
        return _filled(self.cleaned_data["given"])
