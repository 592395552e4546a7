"""What bringing numbers in asks for."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, dress
from sendwell.domain.measures import Measure, Unit
from sendwell.domain.returns.open_data import Loaded, Mapping, MeasureColumn, Offer

KINDS = ".csv,.gz,.tsv,.zip,.xlsx,.parquet,.geojson,.json"
MOST_OFFERED = 30  # columns that are asked about
NOT_TAKEN = "Not taken"
PARTS = [
    ("value", "It is the value"),
    ("numerator", "It counts those above the line"),
    ("denominator", "It counts whom"),
]


class DataFileForm(GovukForm):
    """Asks for a file of numbers."""

    missing = {"file": "Choose the file of numbers"}
    file = forms.FileField(
        label="A file of numbers",
        help_text="A published table as it was downloaded, or a table of your own: CSV, Excel or Parquet; boundaries "
        "as GeoJSON. Nothing is loaded before you have looked it over.",
        widget=forms.FileInput(attrs={"accept": KINDS}),
        error_messages={"empty": "The file is empty. Save it again and give that."},
    )


class DataColumnsForm(GovukForm):
    """Asks of each column of figures which measure it holds; what Sendwell suggests is chosen already."""

    own_place = forms.BooleanField(label="Every row is about our own authority", required=False)
    period = forms.CharField(
        label="Period, where no column says it",
        required=False,
        max_length=10,
        help_text="For example 202425 or 2025-10.",
    )

    def __init__(self, *args: Any, found: Loaded, measures: Sequence[Measure], **kwargs: Any) -> None:
        self._offers = tuple(offer for offer in found.offers if not offer.where)[:MOST_OFFERED]
        self._measures = {measure.key: measure for measure in measures}
        self._held = found.mapping or Mapping()
        super().__init__(*args, **kwargs)
        self.fields.update(self._questions())
        dress(self)

    def _questions(self) -> dict[str, forms.Field]:
        topics: dict[str, list[tuple[str, str]]] = {}
        for measure in self._measures.values():
            topics.setdefault(measure.topic, []).append((measure.key, measure.name))
        choices = [("", NOT_TAKEN), *topics.items()]
        asked: dict[str, forms.Field] = {}
        for at, offer in enumerate(self._offers):
            suggested = offer.suggests if offer.suggests in self._measures else ""
            asked[f"measure_{at}"] = forms.ChoiceField(
                label=offer.label, required=False, choices=choices, initial=suggested, help_text=_hint(offer)
            )
            asked[f"part_{at}"] = forms.ChoiceField(label=f"What is it of the measure? ({offer.label})", choices=PARTS)
        return asked

    def mapping(self, authority: str) -> Mapping:
        """How the file is read from now on."""
        from sendwell.apps.outcomes.reading import with_place

        parts: dict[str, dict[str, str]] = {}
        for at, offer in enumerate(self._offers):
            if key := self.cleaned_data.get(f"measure_{at}"):
                parts.setdefault(key, {})[self.cleaned_data[f"part_{at}"]] = offer.column
        taken = [_column(self._measures[key], columns) for key, columns in parts.items()]
        mapping = self._held.with_measures(*taken)
        if self.cleaned_data["own_place"]:
            mapping = with_place(mapping, authority)
        return mapping.with_period(self.cleaned_data["period"]) if self.cleaned_data["period"] else mapping


def _column(measure: Measure, columns: dict[str, str]) -> MeasureColumn:
    return MeasureColumn(
        measure.key,
        value=columns.get("value", ""),
        numerator=columns.get("numerator", ""),
        denominator=columns.get("denominator", ""),
        per=float(measure.unit.scale or 1),
        percent=measure.unit is Unit.PERCENT,
        count=measure.unit is Unit.COUNT,
    )


def _hint(offer: Offer) -> str:
    unit = f" It looks like {offer.unit}." if offer.unit else ""
    return f"Column “{offer.column}”.{unit}" + (f" For example: {'; '.join(offer.examples)}" if offer.examples else "")
