"""What the demonstration's case system tells besides the return: teams, localities, advice, appeals and placements."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

import pyarrow as pa

HEADINGS = (
    *("Person ID", "Request ID", "Locality", "Team", "Phase", "Placement LA", "Host LA notified"),
    *("Mediation date", "Appeal date", "Service", "Advice requested", "Advice received"),
)
LOCALITIES = ("North Fen", "Market towns", "South Levels")
PHASES = ("early years", "primary", "secondary", "post-16")
SERVICES = {"Educational psychology": (24, 75), "Health": (20, 55), "Social care": (15, 50)}  # days that advice takes
RECENT = timedelta(days=420)  # requests of which the case system tells the advice
NEXT_DOOR = "Norfen"
HOME = "own area"


def details_of(tables: Mapping[str, pa.Table], on: date) -> bytes:
    """The extract of a day as CSV: a row for each case, and one for each piece of advice of recent requests."""
    held = io.StringIO()
    written = csv.writer(held)
    written.writerow(HEADINGS)
    chosen = ("persontableid", "requeststableid", "receiveddate", "requestoutcome")
    columns = [tables["requests"][name].to_pylist() for name in chosen]
    for person, request, received, outcome in zip(*columns, strict=True):
        written.writerows(_case(person, request, received, outcome, on))
    return held.getvalue().encode()


def _case(person: str, request: str, received: str | None, outcome: str, on: date) -> Iterator[tuple[str, ...]]:
    chance = Random(f"Fenmoor {request}")  # noqa: S311 (nothing secret)
    locality = LOCALITIES[int(person) % 3]
    away = chance.random() < 0.12
    told = f"{on - timedelta(days=chance.randint(20, 400)):%d/%m/%Y}" if away and chance.random() < 0.7 else ""
    asked = date.fromisoformat(received) + timedelta(days=chance.randint(30, 46)) if received else on
    day = f"{asked:%d/%m/%Y}" if asked < on else ""
    disputed = outcome == "N" and chance.random() < 0.3
    first = (person, request, locality, f"{locality} team", PHASES[int(person) % 4])
    placed = (NEXT_DOOR if away else HOME, told)
    rest = (day if disputed else "", day if disputed and chance.random() < 0.6 else "")
    if outcome != "Y" or not received or date.fromisoformat(received) < on - RECENT:
        yield (*first, *placed, *rest, "", "", "")
        return
    for service, (quickest, slowest) in SERVICES.items():
        came = asked + timedelta(days=chance.randint(quickest, slowest))
        yield (*first, *placed, *rest, service, day, f"{came:%d/%m/%Y}" if day and came < on else "")
