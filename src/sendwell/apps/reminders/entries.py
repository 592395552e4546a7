"""One line of somebody’s message of the day."""

from dataclasses import dataclass

from sendwell.apps.reminders.models import Section


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a message: what it says, why it is there, where it leads. `about` names what it is of."""

    section: str
    about: str
    words: str
    why: str
    url: str

    @property
    def calls(self) -> bool:
        """True where the line is worth a message by itself."""
        return self.section != Section.SOON
