"""What a written plan lacks before it can go out, in words, each with the page where it is mended."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.publishing.pack.words import listed
from sendwell.apps.publishing.paper.glossary import acronyms_used
from sendwell.apps.publishing.paper.tree import Document
from sendwell.apps.publishing.written.material import PlanMaterial

MOST_NUMBERS = 12
# What a plan must have before its work begins: updates and evidence come later.
_LINKS = {
    "finding": ("answers no finding", "answer no finding", "Say which finding each answers."),
    "owner": ("has no owner who is still here", "have no owner who is still here", "Name one person for each."),
    "date": ("has no date", "have no date", "Say by when each will be done."),
    "measure": (
        "does not say how success will be known",
        "do not say how success will be known",
        "Write what will be counted or seen for each, and from what start.",
    ),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, what to do, and the address of the page where it is done."""

    what: str
    mend: str
    url: str


def lacking_from(material: PlanMaterial) -> list[Lack]:
    """Everything that is missing from a plan before it can go out, in the order of the plan. The author decides."""
    return [
        *_words(material),
        *_sign_offs(material),
        *_bodies(material),
        *_priorities(material),
        *_chains(material),
        *_findings(material),
    ]


def unexplained_in(paper: Document, material: PlanMaterial) -> list[Lack]:
    """The acronyms that nobody explains, if there are any."""
    terms = acronyms_used(paper, material.known).unexplained
    if not terms:
        return []
    what = f"Nothing explains {listed(list(terms))}."
    return [Lack(what, "Add what each stands for to the area’s glossary.", _page(material, "glossary"))]


def _page(material: PlanMaterial, name: str, **which: object) -> str:
    return reverse(name, kwargs={"area": material.area.slug, **which})


def _words(material: PlanMaterial) -> Iterator[Lack]:
    plan = material.plan.pk
    for part in material.state.kind.sections:
        if part.filled_by == "intent" and not material.plan.intent.strip():
            url = _page(material, "change_plan", plan_id=plan)
            yield Lack(f"“{part.title}” is not written.", f"It says: {part.says}", url)
        elif not part.filled_by and part.title not in material.words:
            url = _page(material, "write_part", plan_id=plan, part=slugify(part.title))
            yield Lack(f"“{part.title}” is not written.", f"It says: {part.says}", url)


def _sign_offs(material: PlanMaterial) -> Iterator[Lack]:
    reached = {found.stage for found in material.reached}
    for one in material.state.kind.sign_offs:
        if one.stage not in reached:
            url = _page(material, "stages", plan_id=material.plan.pk)
            yield Lack(f"Not agreed yet: {one.who}.", "Record the day when they have agreed.", url)


def _bodies(material: PlanMaterial) -> Iterator[Lack]:
    if not material.bodies:
        url = _page(material, "add_body")
        yield Lack("No body is known that oversees the plan.", "Add the board that answers for it.", url)


def _priorities(material: PlanMaterial) -> Iterator[Lack]:
    for state in material.state.priorities:
        name = f"{material.state.kind.priority} {state.priority.number}"
        url = _page(material, "priority", priority_id=state.priority.pk)
        if not state.actions:
            yield Lack(f"{name[:1].upper()}{name[1:]} has no action.", "Add the first.", url)
        if not state.priority.outcome:
            what = f"Nothing says what will be different by {name}."
            yield Lack(what, "Write it in one sentence.", url)


def _chains(material: PlanMaterial) -> Iterator[Lack]:
    lacking: dict[str, list[str]] = defaultdict(list)
    for state in material.state.actions:
        for link in {found.link for found in state.missing} & set(_LINKS):
            lacking[link].append(state.label)
    for link, (one, many, mend) in _LINKS.items():
        if labels := lacking[link]:
            more = f" and {len(labels) - MOST_NUMBERS} more" if len(labels) > MOST_NUMBERS else ""
            numbers = ", ".join(labels[:MOST_NUMBERS]) + more
            what = f"{counted(len(labels), 'action')} {one if len(labels) == 1 else many}: {numbers}."
            yield Lack(what, mend, _page(material, "action_list", which="broken"))


def _findings(material: PlanMaterial) -> Iterator[Lack]:
    asked_for = [finding for finding in material.to_answer if finding.kind in material.framework.priorities]
    open_ = [one for one in asked_for if not (one.priorities.all() or one.answering)]  # type: ignore[attr-defined]
    if open_:
        stands = "finding asks for a priority and has" if len(open_) == 1 else "findings ask for a priority and have"
        what = f"{len(open_)} {stands} no answer."
        yield Lack(what, "Say which priority answers each.", _page(material, "findings"))
