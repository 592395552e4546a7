"""The invented people and organisations of the demonstration area."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sendwell.apps.partnership import commands
from sendwell.apps.partnership.models import Organisation, Person
from sendwell.web.demo.sign_ins import PASSWORD, address, written_people


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and organisations by the short names that the demonstration's files use."""

    people: dict[str, Person]
    organisations: dict[str, Organisation]


def bring_together() -> Cast:
    """Found the area and add everyone to it."""
    written = written_people()
    administrator = _found(written["people"]["administrator"])
    organisations = {
        key: commands.add_organisation(name=name, kind=kind, by=administrator)
        for key, (name, kind) in written["organisations"].items()
    }
    people = {
        key: _add(person, organisations, administrator)
        for key, person in written["people"].items()
        if key != "administrator"
    }
    _set_passwords([administrator, *people.values()])
    return Cast(people | {"administrator": administrator}, organisations)


def departures() -> list[tuple[int, str]]:
    """Who leaves, and how many days from the story's last day (negative: before it)."""
    return [(person["left"], key) for key, person in written_people()["people"].items() if "left" in person]


def leave(person: Person, on: date, by: Person) -> None:
    """Say that a person has left."""
    commands.change_person(
        person=person,
        name=person.name,
        job_title=person.job_title,
        organisation=person.organisation,
        roles=[],
        left_on=on,
        by=by,
    )


def _found(person: dict[str, Any]) -> Person:
    return commands.found_area(
        name="Fenmoor",
        slug="fenmoor",
        administrator_name=person["name"],
        administrator_email=address(person["sign_in"]),
    )


def _add(person: dict[str, Any], organisations: dict[str, Organisation], by: Person) -> Person:
    return commands.add_person(
        name=person["name"],
        job_title=person["job"],
        organisation=organisations.get(person.get("of", "")),
        email=address(person["sign_in"]) if "sign_in" in person else "",
        roles=person.get("roles", []),
        by=by,
    )


def _set_passwords(people: list[Person]) -> None:
    for person in people:
        if person.user:
            person.user.set_password(PASSWORD)
            person.user.save(update_fields=["password"])
