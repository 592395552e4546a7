"""Choosing a row out of very many: those that a person would choose are offered, an older one is asked for in words.

The list offers what is likely and what is chosen already. Beside it stands a field for words: of the name, the month,
the year. If one row has them all, it is chosen; if several have, they are offered instead. Any row of `everything`
may be given, whether it was offered or not, and no other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms.models import ModelChoiceIterator

from sendwell.apps.mechanisms.forms import CLASSES, MOST_DIGITS, DateField, RowsField

MOST = 50  # rows offered out of those that have the words asked for
LONGEST = 200  # characters of the words
WORDS = forms.CharField(max_length=LONGEST, required=False)


@dataclass(frozen=True, slots=True)
class Sought:
    """How rows of a kind are asked for: what one is called, and the columns in which its words and its day stand."""

    name: str
    names: str
    words: tuple[str, ...]
    days: tuple[str, ...] = ()

    def condition(self, asked: str) -> Q:
        """True of a row that has every word asked for in its words, or as its year or month."""
        found = Q()
        for word in asked.split():
            found &= self._has(word)
        return found

    def _has(self, word: str) -> Q:
        has = Q()
        for column in self.words:
            has |= Q(**{f"{column}__icontains": word})
        for day in self.days:
            if re.fullmatch(r"(19|20|21)[0-9]{2}", word):
                has |= Q(**{f"{day}__year": int(word)})
            if re.fullmatch(r"[0-9]{1,2}", word):
                has |= Q(**{f"{day}__day": int(word)})
            if (month := word[:3].lower()) in DateField.MONTHS:
                has |= Q(**{f"{day}__month": DateField.MONTHS.index(month) + 1})
        return has


class _Offered(ModelChoiceIterator):  # type: ignore[type-arg]
    """The rows that are offered, where `queryset` is all that may be given."""

    field: Any

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row in self.field.offered:
            yield self.choice(row)


class Given(list[Any]):
    """What came of both fields: what was chosen in the list, and the words."""

    @property
    def chosen(self) -> Any:
        """What was chosen in the list."""
        return self[0]


class PickWidget(forms.MultiWidget):
    """A list, and under it a field for the words of what is not in it."""

    template_name = "mechanisms/widgets/pick.html"

    def __init__(self, listed: forms.Select | forms.CheckboxSelectMultiple, sought: Sought) -> None:
        self.sought, self.use_fieldset = sought, listed.use_fieldset
        words = forms.TextInput({"class": "govuk-input", "maxlength": LONGEST})
        super().__init__({"": listed, "words": words})

    @property
    def listed(self) -> Any:
        """The list, without the field for words."""
        return self.widgets[0]

    @property
    def choices(self) -> Any:
        return self.listed.choices

    @choices.setter
    def choices(self, offered: Any) -> None:
        self.listed.choices = offered

    def decompress(self, value: Any) -> list[Any]:
        return [value, ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        both = value if isinstance(value, Given) else Given([value, ""])
        return {**super().get_context(name, both, attrs), "sought": self.sought}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> "Given":
        return Given(super().value_from_datadict(data, files, name))

    def use_required_attribute(self, initial: Any) -> bool:
        return False  # what is not in the list stands in the other field

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_


class _Picking:
    """What choosing one row and choosing several have in common."""

    iterator: Any = _Offered
    sought: Sought
    offered: Any
    queryset: Any
    several_have = False

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was given; once the rows that have its words are offered, without the words."""
        chosen, words = data
        return Given([chosen, "" if self.several_have else words])

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, Given) else super().prepare_value(value)  # type: ignore[misc]

    def rows_with(self, words: str) -> list[Any]:
        """The rows that have the words. Raises ValidationError where there is none, or more than can be offered."""
        found = list(self.queryset.filter(self.sought.condition(words))[: MOST + 1])
        if not found:
            raise ValidationError(f"No {self.sought.name} has the words “{words}”. Enter fewer of them.")
        if len(found) > MOST:
            raise ValidationError(f"More than {MOST} {self.sought.names} have the words “{words}”. Enter more of them.")
        return found

    def offer_instead(self, found: list[Any], words: str) -> ValidationError:
        """Offer rows that have the words; what is to be said of them."""
        self.several_have, self.offered = True, found
        return ValidationError(f"{len(found)} {self.sought.names} have the words “{words}”. Choose from the list.")


class PickField(_Picking, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row out of very many."""

    def clean(self, value: Any) -> Any:
        """The row that was chosen in the list, or the only one that has the words."""
        chosen, words = value[0], WORDS.clean(value[1])
        if not words:
            return super().clean(chosen)
        found = self.rows_with(words)
        if len(found) > 1:
            raise self.offer_instead(found, words)
        return found[0]


class PickRowsField(_Picking, RowsField):
    """Several rows out of very many."""

    def clean(self, value: Any) -> Any:
        """The rows that were ticked, and the only one that has the words."""
        chosen, words = value[0] or [], WORDS.clean(value[1])
        ticked = super().clean(chosen)
        if not words:
            return ticked
        found = self.rows_with(words)
        if len(found) > 1:
            raise self.offer_instead([*(row for row in ticked if row not in found), *found], words)
        return self.queryset.filter(pk__in=[*(row.pk for row in ticked), found[0].pk])


def offer(form: Any, name: str, everything: "QuerySet[Any]", likely: "Iterable[Any]", sought: Sought) -> None:
    """Let a field of a form choose from `everything`, offering what is `likely` (keys of rows, the first on top)."""
    asked = form.fields[name]
    several = isinstance(asked, forms.ModelMultipleChoiceField)
    listed = forms.CheckboxSelectMultiple() if several else forms.Select({"class": CLASSES[forms.Select]})
    kind: Any = PickRowsField if several else PickField
    field = kind(
        everything,
        label=asked.label,
        required=asked.required,
        help_text=asked.help_text,
        widget=PickWidget(listed, sought),
        error_messages={"required": asked.error_messages["required"]},
    )
    if not several:
        field.empty_label = asked.empty_label
    field.sought = sought
    field.offered = _in_order(everything, [*likely, *_chosen(form, name, field)])
    form.fields[name] = field


def _in_order(everything: "QuerySet[Any]", keys: list[int]) -> list[Any]:
    rows = {row.pk: row for row in everything.filter(pk__in=keys)}
    return [rows[key] for key in dict.fromkeys(keys) if key in rows]


def _chosen(form: Any, name: str, field: Any) -> list[int]:
    """The keys of what is chosen already: as it was kept, and as it was given."""
    kept = form.get_initial_for_field(field, name)
    given = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))[0] if form.is_bound else None
    keys: list[int] = []
    for value in (kept, given):
        for one in value if isinstance(value, list | tuple | QuerySet) else [value]:
            key = str(getattr(one, "pk", one))
            keys += [int(key)] if key.isdecimal() and key.isascii() and len(key) <= MOST_DIGITS else []
    return keys
