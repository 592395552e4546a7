"""What bringing a return asks for."""

from typing import Any

from django import forms

from sendwell.apps.evidence.forms import SeveralFiles, SeveralFilesField
from sendwell.apps.mechanisms.forms import GovukForm
from sendwell.apps.mechanisms.uploads import LARGEST_UPLOAD_MB
from sendwell.domain.returns.sen2.years import YEARS

KEEP = ((1, "1 day"), (7, "7 days"), (30, "30 days"))


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
    keep_days = forms.TypedChoiceField(
        label="Delete the files after",
        help_text="They are kept on this service only, and you can delete them at any time.",
        coerce=int,
        choices=KEEP,
        initial=1,
    )

    def clean_given(self) -> list[Any]:
        """The files, none of them empty."""
        empty = [file.name for file in self.cleaned_data["given"] if not file.size]
        if empty:
            raise forms.ValidationError(f"{', '.join(empty)} is empty. Export it again and give that.")
        given: list[Any] = self.cleaned_data["given"]
        return given
