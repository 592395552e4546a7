"""Under which licence figures are given away: rows, each with its deed.

Source: Open Definition, conformant licences (their names); The National Archives, Open Government Licence version 3.0,
which is usual for English public bodies.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its name for programs, its title, the address of its words, what it asks of a reader."""

    name: str
    title: str
    address: str
    asks: str

    def words(self, giver: str) -> str:
        """What a file says of itself when `giver` gives it away."""
        return f"Given by {giver} under the {self.title}.\n{self.asks}\n{self.address}\n"


LICENCES = (
    Licence(
        "OGL-UK-3.0",
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "You may use and share it freely if you say where it comes from.",
    ),
    Licence(
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0 licence",
        "https://creativecommons.org/licenses/by/4.0/",
        "You may use and share it freely if you say where it comes from and what you changed.",
    ),
    Licence(
        "CC0-1.0",
        "Creative Commons CC0 1.0 dedication",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "You may use and share it freely, without asking or naming anybody.",
    ),
)
USUAL = LICENCES[0]


def licence_named(name: str) -> Licence:
    """The licence of that name. Raises KeyError."""
    return {licence.name: licence for licence in LICENCES}[name]
