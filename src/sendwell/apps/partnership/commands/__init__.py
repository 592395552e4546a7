"""Every change to an area, its people and the terms of its schools, a file for each thing."""

from sendwell.apps.partnership.commands.people import add_organisation, add_person, change_person, found_area
from sendwell.apps.partnership.commands.terms import add_school_term, change_school_term, remove_school_term

__all__ = [
    "add_organisation",
    "add_person",
    "add_school_term",
    "change_person",
    "change_school_term",
    "found_area",
    "remove_school_term",
]
