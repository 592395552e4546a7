"""What the author of a pack should mend before it is issued."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.pack.material import Material
from sendwell.apps.publishing.pack.naming import named_in
from sendwell.apps.publishing.pack.words import day, listed
from sendwell.apps.publishing.paper.glossary import acronyms_used
from sendwell.apps.publishing.paper.tree import Document, section_words

TWO_MINUTES_IN_WORDS = 400  # adults read 200 to 240 words of a report in a minute


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to mend: what is wrong, and what to do. `terms` are acronyms that the glossary could explain."""

    what: str
    mend: str
    terms: tuple[str, ...] = ()


def missing_from(paper: Document, material: Material, plan: PlanState) -> list[Missing]:
    """What this draft lacks, the most important first. A pack may be issued with all of it: the author decides."""
    return [
        *_correction(material),
        *_names(paper, material),
        *_acronyms(paper, material),
        *_summary(paper),
        *_decisions(material),
        *_plan(plan),
    ]


def summary_length(paper: Document) -> int:
    """How many words the first page has."""
    return sum(len(words.split()) for words in section_words(paper.sections[0]))


def _correction(material: Material) -> Iterator[Missing]:
    if material.corrected and not material.why:
        issued = day(timezone.localdate(material.corrected.issued_at))
        yield Missing(
            f"A pack for this meeting was issued on {issued}, and nothing says what was wrong in it.",
            "Say so above. This edition will correct it; both stay readable.",
        )


def _names(paper: Document, material: Material) -> Iterator[Missing]:
    named = [] if material.audience.names else named_in(paper, material.area)
    if named:
        yield Missing(
            f"In this form nobody is to be named, and it names {listed(named)}.",
            "Take the names out of the titles, milestones or decisions that they stand in.",
        )


def _acronyms(paper: Document, material: Material) -> Iterator[Missing]:
    unexplained = acronyms_used(paper, material.known).unexplained
    if unexplained:
        yield Missing(
            f"Nothing explains {listed(list(unexplained))}.",
            "Add what each stands for to the area’s glossary, or write it out where it is used.",
            tuple(unexplained),
        )


def _summary(paper: Document) -> Iterator[Missing]:
    length = summary_length(paper)
    if length > TWO_MINUTES_IN_WORDS:
        yield Missing(
            f"The first page has {length} words: more than can be read in two minutes ({TWO_MINUTES_IN_WORDS}).",
            "Shorten what you want decided.",
        )


def _decisions(material: Material) -> Iterator[Missing]:
    if not material.decide and "decide" in material.audience.first_page:
        yield Missing("Nothing is put down for decision.", "Say above what the meeting must decide, if anything.")


def _plan(plan: PlanState) -> Iterator[Missing]:
    actions = plan.actions
    if empty := [state for state in plan.priorities if not state.actions]:
        has = "has" if len(empty) == 1 else "have"
        what = counted(len(empty), plan.kind.priority, plan.kind.priorities)
        yield Missing(f"{what} {has} no action.", "Add the first action of each.")
    lacks = (
        (sum(state.latest is None for state in actions), "no update yet", "Ask their owners for the first."),
        (sum(state.latest is not None and state.silent for state in actions), "no update for four weeks", "Ask again."),
        (sum(state.action.owner is None for state in actions), "no owner", "Give each to one person."),
        (sum(state.action.due_on is None for state in actions), "no date", "Say by when each will be done."),
    )
    for number, what, mend in lacks:
        if number:
            yield Missing(f"{counted(number, 'action')} {'has' if number == 1 else 'have'} {what}.", mend)
