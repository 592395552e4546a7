"""What is read of a file: which of its columns say where, when and whom, and which hold numbers."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sendwell.domain.returns.open_data.described import Described
from sendwell.domain.returns.open_data.files.opened import Opened
from sendwell.domain.returns.open_data.groups import breakdown_of, sen_group
from sendwell.domain.returns.open_data.headings import PERIODS, PLACES, Headings, plain
from sendwell.domain.returns.open_data.mapping import COUNT, Filter, Mapping, Role
from sendwell.domain.returns.open_data.symbols import symbol_of

_PAIRS = (("breakdown_topic", "breakdown"), ("characteristic_group", "characteristic"))
_ENOUGH = 0.5  # share of a column's texts that must be numbers for it to hold figures
_PLACE_NAMES = {name for names in PLACES.values() for name in names} | {
    "country_name", "lad_name", "lad_code", "pcon_code", "pcon_name", "school_name", "school_laestab", "region_heading",
    "rsc_region_name", "ward_code", "ward_name",
}  # fmt: skip
_NEVER_FIGURES = {"age", "year_group", "national_curriculum_year", "age_start", "age_end", "key_stage"}
_KNOWN = _PLACE_NAMES | {name for names in PERIODS.values() for name in names}


@dataclass(frozen=True, slots=True)
class Plan:
    """A mapping bound to an opened file, with a filter for each column that divides its rows."""

    opened: Opened
    mapping: Mapping
    headings: Headings

    def column(self, heading: str) -> str:
        """SQL's name for the column with this heading."""
        return f"c{self.headings.at(heading)}"

    @property
    def place_columns(self) -> dict[str, str]:
        """Which part of a place each column says."""
        place = self.mapping.place
        if place.fixed_place:
            return {}
        return {name: heading for name in PLACES if (heading := getattr(place, name))}

    @property
    def number_columns(self) -> tuple[str, ...]:
        """The headings of the numbers that are read, each once."""
        return tuple(dict.fromkeys(column for measure in self.mapping.measures for column in measure.columns))

    @property
    def where_columns(self) -> tuple[str, ...]:
        """The headings of the columns that say which measure a row is of."""
        return tuple(dict.fromkeys(column for measure in self.mapping.measures for column, _ in measure.where))

    @property
    def text_columns(self) -> tuple[str, ...]:
        """The headings of all columns that are read as words."""
        period = self.mapping.period
        listed = (*self.place_columns.values(), period.period, period.identifier, *self.where_columns)
        return tuple(dict.fromkeys(each for each in (*listed, *(one.column for one in self.mapping.filters)) if each))


def with_filters(
    opened: Opened, mapping: Mapping, headings: Headings, described: Dictionary[str, Described]
) -> Mapping:
    """The mapping with a filter for each column of words that it says nothing of, pairs of topic and value first."""
    known = {each.column for each in mapping.filters} | _used(mapping)
    found: list[Filter] = list(mapping.filters)
    for topic, value in _PAIRS:
        if headings.has(topic, value) and not {headings.named(topic), headings.named(value)} & known:
            pair = headings.named(topic), headings.named(value)
            found += [Filter(pair[0], Role.TOPIC, of=pair[1]), Filter(pair[1])]
            known |= set(pair)
    for at, heading in enumerate(opened.headings):
        spoken_for = not heading or heading in known or plain(heading) in _KNOWN
        if not spoken_for and not is_figures(opened, at, described):
            found.append(Filter(heading, _role(heading, opened.texts(at))))
    return replace(mapping, filters=tuple(found))


def is_figures(opened: Opened, at: int, described: Dictionary[str, Described]) -> bool:
    """True if the column holds figures: as the metadata say, else as its texts look."""
    heading = plain(opened.headings[at])
    if heading in described:
        return not described[heading].is_filter
    return heading not in _NEVER_FIGURES and holds_figures(opened.texts(at))


def holds_figures(texts: Sequence[str]) -> bool:
    """True if most of the texts are numbers, or all of them are signs for the want of one: words are never wanting."""
    said = [text for text in texts if text and symbol_of(text) is None]
    return sum(map(_is_number, said)) >= _ENOUGH * len(said)


def _used(mapping: Mapping) -> set[str]:
    used = {
        column for measure in mapping.measures for column in (*measure.columns, *(name for name, _ in measure.where))
    }
    return used | {name for name in _parts(mapping) if name} - {COUNT}


def _parts(mapping: Mapping) -> list[str]:
    return [*(getattr(mapping.place, name) for name in PLACES), mapping.period.period, mapping.period.identifier]


def _role(heading: str, texts: Sequence[str]) -> Role:
    """How a column of words divides the rows: by SEN provision, or otherwise."""
    groups = {sen_group(text) for text in texts if text.strip()}
    about_sen = "sen" in plain(heading).split("_") and breakdown_of(heading) != "primary_need"
    return Role.SEN if groups and None not in groups and (about_sen or groups != {"all"}) else Role.GROUP


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "").replace("£", "").rstrip("% "))
    except ValueError:
        return False
    return True
