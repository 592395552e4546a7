"""What is asked for when an extract of a case system is given."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, dress
from sendwell.domain.returns.case_extract.fields import Layout
from sendwell.domain.tracker.files import LARGEST


class OwnExtractForm(GovukForm):
    """Asks for an extract."""

    missing = {"file": "Choose the extract"}
    file = forms.FileField(
        label="Extract of your case system",
        help_text="CSV or Excel, with your own headings: a row for each case, or for each piece of advice. "
        f"Up to {LARGEST // 1_000_000} MB. Leave names out. The caseload does not change yet.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xlsm"}),
        error_messages={"empty": "The file is empty. Export it again and give that."},
    )


class ExtractColumnsForm(GovukForm):
    """Asks of each column what it holds; the guess is chosen already."""

    def __init__(
        self, *args: Any, headings: Sequence[str], taken: Mapping[str, str], layout: Layout, **kwargs: Any
    ) -> None:
        self._headings = [heading for heading in headings if heading]
        super().__init__(*args, **kwargs)
        choices = [("", "Not taken"), *((field.key, field.title) for field in layout.fields)]
        for at, heading in enumerate(self._headings):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=heading, required=False, choices=choices, initial=taken.get(heading, "")
            )
        dress(self)

    def mapping(self) -> dict[str, str]:
        """The key of a field, or "", of each heading."""
        return {heading: self.cleaned_data[f"column_{at}"] for at, heading in enumerate(self._headings)}


class LoadExtractForm(GovukForm):
    """Asks whether rows with problems may be left out, where there are such."""

    leave_out = forms.BooleanField(label="Leave these rows out, and load the others", required=False)

    def __init__(self, *args: Any, may_leave_out: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_leave_out:
            del self.fields["leave_out"]
