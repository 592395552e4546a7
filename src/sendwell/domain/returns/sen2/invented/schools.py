"""The settings of the invented authority. Their numbers begin with 99, which no real setting has."""

import csv
from dataclasses import dataclass
from pathlib import Path

AUTHORITY = "990"
NEXT_AUTHORITY = "991"


@dataclass(frozen=True, slots=True)
class School:
    """One setting: its number (URN, or UKPRN for a college), its kind, the ages it takes and what it has for SEN."""

    number: str
    name: str
    kind: str
    youngest: int
    oldest: int
    authority: str = AUTHORITY
    has_unit: bool = False
    has_resourced: bool = False

    @property
    def is_college(self) -> bool:
        """True where the setting has a provider number and no school number."""
        return self.kind == "college"


_PLACES = (
    *("Alder Fen", "Birch Lode", "Cold Drove", "Dyke End", "Eel Pits", "Ferry Bank", "Goose Wash", "Heron Mere"),
    *(
        "Isle Road",
        "Jackdaw Lane",
        "Kestrel Way",
        "Long Reach",
        "Marsh Gate",
        "Nene Side",
        "Otter Bridge",
        "Pump House",
    ),
)


def _schools() -> tuple[School, ...]:
    primary = [_school(n, f"{p} Primary School", "mainstream", 4, 10, n) for n, p in enumerate(_PLACES)]
    secondary = [_school(100 + n, f"{p} Academy", "mainstream", 11, 18, n) for n, p in enumerate(_PLACES[:8])]
    special = [_school(200 + n, f"{p} School", "special", 4, 18) for n, p in enumerate(_PLACES[8:14])]
    away = [
        School("990300", "Seawall School", "special", 4, 18, NEXT_AUTHORITY),
        School("990301", "Thorn House School", "independent special", 6, 18, NEXT_AUTHORITY),
        School("990302", "Windpump School", "independent special", 8, 24),
    ]
    other = [School("990400", "The Lock Centre", "alternative provision", 6, 15)]
    colleges = [School(f"9900050{n}", f"{place} College", "college", 16, 24) for n, place in enumerate(_PLACES[14:])]
    return (*primary, *secondary, *special, *away, *other, *colleges)


def _school(number: int, name: str, kind: str, youngest: int, oldest: int, place: int = -1) -> School:
    return School(
        f"990{number:03}", name, kind, youngest, oldest, has_unit=place % 4 == 0, has_resourced=place % 4 == 2
    )


SCHOOLS = _schools()


_KINDS = {
    "mainstream": "Academy converter",
    "special": "Community special school",
    "independent special": "Other independent special school",
    "alternative provision": "Pupil referral unit",
    "college": "Further education",
}
_HEADINGS = (
    *("URN", "LA (code)", "EstablishmentName", "TypeOfEstablishment (name)", "CloseDate"),
    "TypeOfResourcedProvision (name)",
)


def write_register(path: Path) -> Path:
    """The invented schools as the register of schools is downloaded: the file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for school in SCHOOLS:
            if not school.is_college:
                provision = "SEN unit" if school.has_unit else "Resourced provision" if school.has_resourced else ""
                writer.writerow([school.number, school.authority, school.name, _KINDS[school.kind], "", provision])
    return path
