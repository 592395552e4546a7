"""What every section is written with: the material, the links, and the sources as they are cited."""

from dataclasses import dataclass, field

from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.apps.publishing.pack.links import Links
from sendwell.apps.publishing.pack.material import Material
from sendwell.apps.publishing.pack.sources import Sources
from sendwell.apps.publishing.pack.words import cut
from sendwell.apps.publishing.paper.tree import Link, Runs


@dataclass(frozen=True)
class Author:
    """Writes one pack. Sections must be written in reading order, so that sources are numbered in it."""

    material: Material
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

    def short(self, state: ActionState, most: int = 60) -> Link:
        """An action by number and title alone."""
        return self.links.action(state.action, f"Action {state.label}: {cut(state.action.title, most)}")
