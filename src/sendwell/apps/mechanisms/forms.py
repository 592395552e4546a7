"""Forms in the manner of the GOV.UK Design System: the one way to ask for something."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet

from sendwell.apps.mechanisms.editing import ChangedMeanwhile, carry_seen, kept_from_others, show_both
from sendwell.apps.mechanisms.refused import Refused

R = TypeVar("R")
CLASSES: dict[type[forms.Widget], str] = {
    forms.Textarea: "govuk-textarea",
    forms.Select: "govuk-select",
    forms.FileInput: "govuk-file-upload",
    forms.CheckboxInput: "govuk-checkboxes__input",
    forms.NumberInput: "govuk-input",
    forms.TextInput: "govuk-input",
    forms.EmailInput: "govuk-input",
    forms.URLInput: "govuk-input",
}
PARTS = {"day": 2, "month": 2, "year": 4}  # and how many figures wide each is
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
LONGEST_TEXT = 20_000  # characters, where a field says nothing else: some eight pages
TOO_LONG = f"Shorten this to {LONGEST_TEXT:,} characters or fewer, or give it as a paper."
MOST_DIGITS = 18  # every whole number with so many fits the key of a row


class DateWidget(forms.MultiWidget):
    """A date asked for as day, month and year, so that it works everywhere and is never ambiguous."""

    template_name = "mechanisms/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput(_part(width)) for part, width in PARTS.items()}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if isinstance(value, date) else [None, None, None]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


def _part(width: int) -> dict[str, str]:
    return {"class": f"govuk-input govuk-date-input__input govuk-input--width-{width}"}


class DateField(forms.MultiValueField):
    """A date from day, month and year. A month may be its name or its first three letters."""

    widget = DateWidget
    MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

    def __init__(self, **kwargs: Any) -> None:
        parts = tuple(forms.CharField(required=False, max_length=12) for _ in range(3))
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        if not any(data_list):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        day, month, year = (part.strip() for part in data_list)
        if month[:3].lower() in self.MONTHS:
            month = str(self.MONTHS.index(month[:3].lower()) + 1)
        try:
            found = date(int(year), int(month), int(day))
        except (ValueError, OverflowError):
            raise ValidationError(f"“{day} {month} {year}” is not a date. Enter a day, month and year.") from None
        if not 1900 <= found.year <= 2200:
            raise ValidationError("Enter the year with four figures, for example 2026.")
        return found


class GovukBoundField(forms.BoundField):
    """Marks a field in error when it is shown, and not before.

    To ask for a form's errors is to check it: done while the form is still being made, the choices that it is about to
    narrow to one area would not be narrowed yet.
    """

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        shown = widget or self.field.widget
        found = super().build_widget_attrs(attrs, widget)
        if self.errors and not isinstance(shown, (*GROUPS, forms.MultiWidget)):
            found["class"] = f"{shown.attrs.get('class', '')} {_css(shown)}--error".strip()
        return found


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several rows to choose from. A number that is no key of any row is refused before the database is asked."""

    def clean(self, value: Any) -> Any:
        for key in value if isinstance(value, list | tuple) else ():
            if not (str(key).isdecimal() and len(str(key)) <= MOST_DIGITS):
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": key})
        return super().clean(value)


class GovukForm(forms.Form):
    """A form whose fields, hints and errors have the markup of the GOV.UK Design System.

    `missing` gives, by field, the sentence for a field left empty ("Enter the date the report was received").
    """

    missing: Mapping[str, str] = {}
    bound_field_class = GovukBoundField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        dress(self)


class GovukModelForm(forms.ModelForm):  # type: ignore[type-arg]
    """As GovukForm, for a model. Saving goes through a command, never through the form.

    The form of a row that is there already carries what its reader saw: see `editing`.
    """

    missing: Mapping[str, str] = {}
    bound_field_class = GovukBoundField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        dress(self)
        if self.instance.pk:
            carry_seen(self, {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()})


def choose_from(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Let a field of a form choose from these rows, and from no others."""
    field: Any = form.fields[name]
    field.queryset = rows


def choose_among(form: forms.BaseForm, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let a field of a form choose among these values, each with its words, and among no others."""
    field: Any = form.fields[name]
    field.choices = list(choices)


def dress(form: Any) -> None:
    """Give each widget its class and each empty field its own sentence."""
    for name, field in form.fields.items():
        if isinstance(field, forms.DateField):
            form.fields[name] = field = _as_parts(field)
        if name in form.missing:
            field.error_messages["required"] = form.missing[name]
        if isinstance(field, forms.CharField) and field.max_length is None:
            field.validators.append(MaxLengthValidator(LONGEST_TEXT, TOO_LONG))
        _dress_widget(field.widget)


def _dress_widget(widget: forms.Widget) -> None:
    if isinstance(widget, forms.Textarea):
        widget.attrs["rows"] = "3"
    if not isinstance(widget, (*GROUPS, forms.MultiWidget)):
        widget.attrs["class"] = f"{_css(widget)} {widget.attrs.get('class', '')}".strip()


def _css(widget: forms.Widget) -> str:
    return next((css for base, css in CLASSES.items() if isinstance(widget, base)), "")


def _as_parts(field: forms.DateField) -> DateField:
    return DateField(
        label=field.label, help_text=field.help_text, required=field.required, initial=field.initial, widget=DateWidget
    )


def attempt(form: forms.BaseForm, change: Callable[..., R]) -> R | None:
    """Give what was asked for to a command, if it is complete; a refusal becomes an error on the form.

    Where somebody else changed the same thing meanwhile, both texts are shown, unless they changed other answers of it.
    Returns what the command returned, or None where the form must be shown again.
    """
    if not form.is_valid():
        return None
    try:
        return change(**form.cleaned_data)
    except ChangedMeanwhile as changed:
        return _beside_others(form, change, changed)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None


def _beside_others(form: forms.BaseForm, change: Callable[..., R], changed: ChangedMeanwhile) -> R | None:
    asked = kept_from_others(form, changed)
    if not asked:
        show_both(form, changed)
        return None
    try:
        return change(**asked)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None
