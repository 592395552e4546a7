"""What changed since the last pack that the same body had: from what to what, by whom and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import timezone

from sendwell.apps.programme.models import DeliveryRating
from sendwell.apps.programme.queries.changes import Changed
from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import cut, day, rating_tag
from sendwell.apps.publishing.paper.tree import (
    Block,
    BulletList,
    LineBreak,
    Paragraph,
    Row,
    Runs,
    Section,
    Strong,
    Table,
    Tag,
    runs,
)

MOST_WORDS_OF_A_REASON = 40
_GROUPS = {
    "Worse": "Rated worse than in the last pack",
    "Better": "Rated better than in the last pack",
    "Said for the first time": "Rated for the first time, or no longer",
    "Dates, owners and measures": "What was promised otherwise than in the last pack",
}
_HOW_GOOD = ("red", "amber", "green", "blue", "not yet due", "no evidence", "some", "embedded")


@dataclass(frozen=True, slots=True)
class _Placed:
    group: str
    change: Changed


def changes(author: Author, plan: PlanState) -> Section:
    """Each thing that stands otherwise than in the last pack, once, however often it went to and fro meanwhile."""
    heading, last = "What changed since the last pack", author.material.last_pack
    if last is None:
        return Section(
            heading, (Paragraph(runs("This is the first pack for this body: nothing to compare with yet.")),)
        )
    states = {state.action.pk: state for state in plan.actions}
    found = [_Placed(_group(one), one) for one in net(author.material.changes) if one.action.pk in states]
    tables = tuple(
        Section(group, (_table(author, caption, rows, states),))
        for group, caption in _GROUPS.items()
        if (rows := [placed.change for placed in found if placed.group == group])
    )
    since = f"Since the pack for {day(last.meeting_on)}, issued on {day(timezone.localdate(last.issued_at))}: "
    said = f"{len(found)} {'thing' if len(found) == 1 else 'things'} changed." if found else "nothing changed."
    return Section(heading, (Paragraph(runs(since + said)), *_new(author, plan)), tables)


def net(found: Iterable[Changed]) -> list[Changed]:
    """One change for each thing that stands otherwise than before, from the first old to the last new.

    `found` has the newest first. What went away and came back is left out. In the order of the actions' numbers.
    """
    together: dict[tuple[int, str], Changed] = {}
    for change in found:
        key = (change.action.pk, change.what)
        together[key] = replace(together[key], old=change.old) if key in together else change
    changed = [one for one in together.values() if one.old != one.new]
    return sorted(changed, key=lambda one: (one.action.priority.number, one.action.number, one.what))


def _shown(words: str) -> str | Tag:
    """A delivery rating in its colour; anything else in words."""
    return rating_tag(words) if words in DeliveryRating.values else words or "–"


def _group(change: Changed) -> str:
    if change.what not in ("Delivery", "Impact"):
        return "Dates, owners and measures"
    if not (change.old and change.new):
        return "Said for the first time"
    return "Better" if _HOW_GOOD.index(change.new) > _HOW_GOOD.index(change.old) else "Worse"


def _new(author: Author, plan: PlanState) -> tuple[Block, ...]:
    added = [state for state in plan.actions if str(state.action.pk) not in author.material.rated_before]
    if not added:
        return ()
    intro = Paragraph(runs(f"New in the plan: {author.actions(len(added))}."))
    return (intro, BulletList(tuple(runs(author.short(state, 30)) for state in added)))


def _table(author: Author, caption: str, rows: list[Changed], states: dict[int, ActionState]) -> Table:
    told = author.audience.comments
    header = (author.audience.action.capitalize(), "What", "Before", "Now", *(("Who, when and why",) if told else ()))
    made = tuple(_row(author, change, states[change.action.pk], told) for change in rows)
    return Table(caption, header, made, widths=(8, 4, 4, 4, *((9,) if told else ())), number_rows=True)


def _row(author: Author, change: Changed, state: ActionState, told: bool) -> Row:
    owner = change.what == "Owner" and not author.audience.names
    before, now = (("–" if owner else _shown(words)) for words in (change.old, change.new))
    cells: list[Runs] = [runs(author.short(state, 30)), runs(change.what), runs(before), runs(now)]
    if told:
        why = (LineBreak(), cut(change.why, MOST_WORDS_OF_A_REASON)) if change.why else ()
        cells.append(runs(Strong(f"{change.who}, {day(timezone.localdate(change.when))}"), *why))
    return Row(tuple(cells))
