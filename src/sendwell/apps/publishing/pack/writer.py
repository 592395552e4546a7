"""What sections of every paper about a plan are written with: the words for its readers, the links, the sources."""

from dataclasses import dataclass, field
from typing import Protocol

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Organisation, Person
from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.apps.publishing.pack.links import Links
from sendwell.apps.publishing.pack.sources import Sources
from sendwell.apps.publishing.pack.words import cut
from sendwell.apps.publishing.paper.tree import Inline, Runs


class Voice(Protocol):
    """How a paper speaks to its readers: its word for an action, and whether people are named."""

    @property
    def names(self) -> bool: ...
    @property
    def action(self) -> str: ...
    @property
    def actions(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Writes one paper. Sections must be written in reading order, so that sources are numbered in it."""

    voice: Voice
    links: Links
    sources: Sources = field(default_factory=Sources)

    def priority(self, state: PriorityState) -> Runs:
        """A priority by number and title, with the words of inspectors that it rests on."""
        words = f"Priority {state.priority.number}: {state.priority.title}"
        return (self.links.priority(state.priority, words), *self.sources.cites(state.findings))

    def action(self, state: ActionState, priority: PriorityState, most: int = 60) -> Runs:
        """An action by number and title, with the words that it answers: its own findings, or else its priority's."""
        findings = state.action.findings.all() or priority.findings
        return (self.short(state, most), *self.sources.cites(findings))

    def short(self, state: ActionState, most: int = 60) -> Inline:
        """An action by number and title alone."""
        word = self.voice.action.capitalize()
        return self.links.action(state.action, f"{word} {state.label}: {cut(state.action.title, most)}")

    def actions(self, number: int) -> str:
        """So many actions, in the audience's word for them."""
        return counted(number, self.voice.action, self.voice.actions)

    def owner(self, state: ActionState) -> str:
        """Who owns an action, with their organisation; the organisation alone where nobody is to be named."""
        if not self.voice.names and state.action.lead:
            return str(state.action.lead)
        return self.who(state.action.owner)

    def who(self, person: Person | None) -> str:
        """A person with their organisation, or the organisation alone where nobody is to be named."""
        if person is None:
            return "Nobody yet"
        if not self.voice.names:
            return self._of(person.organisation)
        return f"{person.name}, {person.organisation}" if person.organisation else person.name

    def name(self, person: Person | None, nobody: str = "nobody yet") -> str:
        """A person alone, or their organisation where nobody is to be named."""
        if person is None:
            return nobody
        return person.name if self.voice.names else self._of(person.organisation)

    def _of(self, organisation: Organisation | None) -> str:
        return str(organisation) if organisation else "The partnership"
