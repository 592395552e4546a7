"""The shape of a tracker: its headings, their order and what each means, so that it can be written like it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sendwell.domain.tracker.fields import TITLES, Field


@dataclass(frozen=True, slots=True)
class Shape:
    """How a tracker is laid out. `ratings` says how it gives them: "word", "letter" or "colour"."""

    labels: tuple[str, ...]
    fields: tuple[Field | None, ...]
    header: tuple[tuple[str, ...], ...]  # one or two rows, with the words of merged cells in each of them
    above: tuple[tuple[str, ...], ...] = ()  # the rows over the headings
    sections: bool = False  # whether rows of their own name the priorities
    sheet: str = "Tracker"
    ratings: str = "word"

    def column_of(self, field: Field) -> int | None:
        """The column (from 0) that holds `field`, where one does."""
        return self.fields.index(field) if field in self.fields else None

    def to_data(self) -> dict[str, Any]:
        """The shape in types that JSON has."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Shape":
        """The shape that `to_data` gave."""
        return cls(
            labels=tuple(data["labels"]),
            fields=tuple(Field(field) if field else None for field in data["fields"]),
            header=tuple(map(tuple, data["header"])),
            above=tuple(map(tuple, data["above"])),
            sections=data["sections"],
            sheet=data["sheet"],
            ratings=data["ratings"],
        )


_PLAIN = (
    Field.REF, Field.PRIORITY, Field.ACTION, Field.DIFFERENCE, Field.OWNER, Field.LEAD, Field.PARTNERS, Field.START,
    Field.DUE, Field.RATING, Field.UPDATE, Field.NEXT_STEP, Field.MEASURE, Field.EVIDENCE, Field.WAITS_FOR,
)  # fmt: skip


def plain_shape() -> Shape:
    """The shape for an area that has brought no tracker of its own: a column for each thing, plainly headed."""
    labels = tuple(TITLES[field].split(":")[0] for field in _PLAIN)
    return Shape(labels, _PLAIN, (labels,))
