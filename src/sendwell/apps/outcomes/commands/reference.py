"""What a file says of places: neighbours and outlines, which all areas share, and the schools of one area."""

import json
from typing import Any

from sendwell.apps.outcomes.models import HomeAuthority, Neighbour, Place
from sendwell.apps.outcomes.reading import own_schools
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import everything_changed
from sendwell.domain.measures import Level
from sendwell.domain.places import authority_with_code
from sendwell.domain.returns.open_data import Kind, Loaded

AT_ONCE = 1_000


def record_reference(found: Loaded, area: Area) -> None:
    """Write what a file says of places; nothing, where it says nothing of them. Call it within a command."""
    if found.kind is Kind.COUNTED:
        home = HomeAuthority.objects.filter(area=area).first()
        codes = sorted(own_schools(found, area) or ()) if home else ()
        _schools([{"urn": code, "authority": home.code} for code in codes if home], area)
    if found.table is None:
        return
    writers = {Kind.NEIGHBOURS: _neighbours, Kind.BOUNDARIES: _outlines, Kind.SCHOOLS: _schools}
    if writer := writers.get(found.kind):
        writer(found.table.to_pylist(), area)


def _neighbours(rows: list[dict[str, Any]], area: Area) -> None:
    made = [
        Neighbour(
            authority=row["authority"],
            neighbour=row["neighbour"],
            rank=row["rank"],
            of_list=str(row.get("model_year") or "undated"),
        )
        for row in rows
        if row["authority"] and row["neighbour"]
    ]
    keys = ["authority", "of_list", "neighbour"]
    Neighbour.objects.bulk_create(made, AT_ONCE, update_conflicts=True, unique_fields=keys, update_fields=["rank"])
    everything_changed()


def _outlines(rows: list[dict[str, Any]], area: Area) -> None:
    held = {place.code: place for place in Place.objects.filter(area__isnull=True, level=Level.AUTHORITY)}
    for row in rows:
        known = authority_with_code(row["place"])
        if known is None and row["place"] not in held:
            continue
        place = held.get(row["place"]) or Place(level=Level.AUTHORITY, code=row["place"], name=row["name"])
        place.region = place.region or (known.region if known else "")
        place.outline = json.loads(row["geometry"])
        place.save()
    everything_changed()


def _schools(rows: list[dict[str, Any]], area: Area) -> None:
    """The schools that lie in the area's authority; what the file does not say of them stays as it was."""
    home = HomeAuthority.objects.filter(area=area).first()
    own = [row for row in rows if home and row.get("authority") == home.code]
    held = {place.code: place for place in Place.objects.filter(area=area, level=Level.SCHOOL)}
    for row in own:
        code = str(row["urn"])
        place = held.get(code) or Place(area=area, level=Level.SCHOOL, code=code, name=f"School {code}")
        place.authority = home.code if home else ""
        for name, column in (("name", "name"), ("phase", "phase"), ("kind", "type"), ("locality", "locality")):
            if said := row.get(column):
                setattr(place, name, str(said)[:120])
        place.save()
