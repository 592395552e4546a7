"""What bringing a tracker in asks for."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sendwell.apps.mechanisms.forms import GovukForm, dress
from sendwell.apps.trackers.planning.names import ORGANISATION, PERSON, PRIORITY, Names, bare_title, key_of
from sendwell.domain.tracker import TITLES, Column
from sendwell.domain.tracker.files import LARGEST

KINDS = ".xlsx,.xlsm,.csv,.docx"
_LONGEST_SHOWN = 60  # characters
_NOT_KEPT = "Not taken over"


class TrackerForm(GovukForm):
    """Asks for a tracker."""

    missing = {"file": "Choose the tracker"}
    file = forms.FileField(
        label="Your tracker",
        help_text=f"Excel, CSV, or a table in Word. Up to {LARGEST // 1_000_000} MB. The plan does not change yet.",
        widget=forms.FileInput(attrs={"accept": KINDS}),
        error_messages={"empty": "The file is empty. Save the tracker again and give that."},
    )


class ColumnsForm(GovukForm):
    """Asks of each column what it holds; the guess is chosen already, with its reason."""

    def __init__(self, *args: Any, columns: Sequence[Column], **kwargs: Any) -> None:
        self._columns = columns
        super().__init__(*args, **kwargs)
        self.fields.update(self._questions())
        dress(self)

    def _questions(self) -> dict[str, forms.Field]:
        choices = [("", _NOT_KEPT), *((field.value, words) for field, words in TITLES.items())]
        return {
            f"column_{at}": forms.ChoiceField(
                label=column.label, required=False, choices=choices, initial=column.field or "", help_text=_hint(column)
            )
            for at, column in enumerate(self._columns)
        }

    def mapping(self) -> dict[str, str]:
        """The field, or "", of each heading."""
        return {column.label: self.cleaned_data[f"column_{at}"] for at, column in enumerate(self._columns)}


class NamesForm(GovukForm):
    """Asks who or what the names are that no one thing of the area has."""

    def __init__(self, *args: Any, unknown: Sequence[tuple[str, str]], names: Names, **kwargs: Any) -> None:
        self._unknown = unknown
        super().__init__(*args, **kwargs)
        self.fields.update({f"name_{at}": _name_field(*one, names) for at, one in enumerate(unknown)})
        dress(self)

    def chosen(self) -> dict[str, int | None]:
        """The number of the row that each name means, or None."""
        asked = enumerate(self._unknown)
        return {key_of(kind, words): int(self.cleaned_data[f"name_{at}"] or 0) or None for at, (kind, words) in asked}


class ImportForm(GovukForm):
    """Asks whether cells with problems may be left empty."""

    leave_out = forms.BooleanField(label="Leave these cells empty, and import the rest", required=False)


def _hint(column: Column) -> str:
    samples = "; ".join(_short(sample) for sample in column.samples)
    sure = f" {column.confidence:.0%} sure." if column.field and column.confidence < 1 else ""
    return f"Column {column.letters}. {column.why}{sure}" + (f" For example: {samples}" if samples else "")


def _name_field(kind: str, words: str, names: Names) -> forms.ChoiceField:
    label, nobody, known = {
        PERSON: ("Owner", "Nobody yet: leave the owner empty", names.people),
        ORGANISATION: ("Organisation", "None of these: leave it empty", names.organisations),
        PRIORITY: ("Priority", f"Add it as a new priority: {_short(bare_title(words))}", names.priorities),
    }[kind]
    chosen = names.chosen.get(key_of(kind, words))
    choices = [("", nobody), *((str(one.pk), str(one)) for one in known)]
    return forms.ChoiceField(
        label=f"{label} “{_short(words)}”", required=False, choices=choices, initial=str(chosen or "")
    )


def _short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= _LONGEST_SHOWN else f"{folded[: _LONGEST_SHOWN - 1]}…"
