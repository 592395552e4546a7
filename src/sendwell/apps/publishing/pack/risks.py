"""Risks: those that people keep in the register, and those that the plan itself shows, whether anybody named them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.oversight.reliance import reliance_page
from sendwell.apps.oversight.timeline.chain import chain_told
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.partnership.models import Organisation
from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.register import register_blocks
from sendwell.apps.publishing.pack.words import cut, listed
from sendwell.apps.publishing.pack.writer import Writer
from sendwell.apps.publishing.paper.tree import Block, BulletList, Paragraph, Runs, Section, Strong, runs
from sendwell.domain.planning import fewest_for_half

MOST_NUMBERS = 12  # of actions named by number in one sentence
MOST_WORDS = 20
FEW = 2  # organisations that lead half of what is still to be done, or fewer
_LINKS = {
    "finding": "a finding that it answers",
    "owner": "an owner who is still here",
    "date": "a date",
    "measure": "a measure of success",
    "evidence": "evidence",
    "update": "an update of late",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What could stop the plan: its name, what is seen of it, and the lines that show it."""

    name: str
    seen: str
    lines: tuple[Runs, ...] = ()


def risks(author: Author, plan: PlanState) -> Section:
    """The open risks of the register, and what the plan shows: broken chains, reliance on few, vain waits."""
    material = author.material
    seen = [block for risk in risks_of(author, material.whole, material.organisations) for block in told(risk)]
    if not seen:
        seen = [Paragraph(runs("The plan itself shows no broken chain, and nothing waits in vain."))]
    if not material.register:
        return Section("Risks", tuple(seen))
    kept = Section("In the register", register_blocks(author, material.register, material.today))
    return Section("Risks", subsections=(kept, Section("Seen in the plan itself", tuple(seen))))


def told(risk: Seen) -> Iterator[Block]:
    """A risk in a paragraph, and the lines that show it."""
    yield Paragraph(runs(Strong(f"{risk.name}."), f" {risk.seen}"))
    if risk.lines:
        yield BulletList(risk.lines)


def risks_of(writer: Writer, whole: WholePlan | None, organisations: Sequence[Organisation]) -> list[Seen]:
    """The risks that the plan shows, in the order in which they are told."""
    if whole is None:
        return []
    found = (_broken(whole), _reliance(whole, organisations), _chain(writer, whole), _waiting(writer, whole))
    return [risk for risk in found if risk]


def _broken(whole: WholePlan) -> Seen | None:
    lacking: dict[str, list[str]] = defaultdict(list)
    broken = [state for state in whole.open if state.missing]
    for state in broken:
        for link in state.missing:
            if state.label not in lacking[link.link]:
                lacking[link.link].append(state.label)
    if not broken:
        return None
    said = [f"{_LINKS[link]} ({_numbers(labels)})" for link in _LINKS if (labels := lacking[link])]
    lack = f"{counted(len(broken), 'action')} still to be done {'lacks' if len(broken) == 1 else 'lack'} a link"
    return Seen("Broken chains", f"{lack}: {listed(said)}.")


def _reliance(whole: WholePlan, organisations: Sequence[Organisation]) -> Seen | None:
    page = reliance_page(whole, organisations)
    few = fewest_for_half(len(one.leads) for one in page.organisations)
    left = [state.label for state in page.owner_left]
    if not (0 < few <= FEW or left):
        return None
    says = [page.sentence, page.organisations[0].sentence] if 0 < few <= FEW else []
    if left:
        says.append(f"The owners of {counted(len(left), 'action')} have left ({_numbers(left)}).")
    return Seen("Reliance on few", " ".join(says))


def _chain(writer: Writer, whole: WholePlan) -> Seen | None:
    told = chain_told(whole)
    if not told.links:
        return None
    lines = tuple(
        runs(writer.short(link.state, MOST_WORDS), f". {link.room}" if link.room else ".") for link in told.links
    )
    return Seen("A chain that sets the end", told.says, lines)


def _waiting(writer: Writer, whole: WholePlan) -> Seen | None:
    lines = tuple(_wait(writer, state, other) for state, other in _late_pairs(whole))
    if not lines:
        return None
    wait = "action waits" if len(lines) == 1 else "actions wait"
    return Seen("Late dependencies", f"{len(lines)} {wait} for something that is late:", lines)


def _late_pairs(whole: WholePlan) -> Iterator[tuple[ActionState, ActionState]]:
    for state in whole.open:
        for key in state.waits_for:
            other = whole.by_key.get(key)
            if other and other.overdue:
                yield state, other


def _wait(writer: Writer, state: ActionState, other: ActionState) -> Runs:
    late = f"{other.label} ({cut(other.action.title, MOST_WORDS)}), late by {counted(other.days_late, 'day')}"
    return runs(writer.short(state, MOST_WORDS), f" waits for {late}")


def _numbers(labels: list[str]) -> str:
    more = len(labels) - MOST_NUMBERS
    return ", ".join(labels[:MOST_NUMBERS]) + (f" and {more} more" if more > 0 else "")
