"""What the thread says in each part of the self-evaluation of a priority, before anybody words it."""

from collections.abc import Iterator, Sequence

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.monitoring.models import Judgement
from sendwell.apps.monitoring.room.figures import Figure
from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.apps.risks.beside import risk_words
from sendwell.apps.risks.models import Risk
from sendwell.domain.assurance import rating_name

NO_FAMILIES = (
    "Nothing of what families say about this is held here. Write what surveys, the parent carer forum and complaints "
    "say: when, how many were asked, and what changed because of it."
)
NO_NUMBERS = "No measure is named that should move, so no number shows whether this works. Name one on the priority."
NOTHING_WEAK = "Nothing in the plan says what is weak. Write what inspectors would find if they came today."


def drafts_of(
    state: PriorityState,
    figures: Sequence[Figure],
    judged: Sequence[Judgement],
    families: Sequence[str] = (),
    risks: Sequence[Risk] = (),
) -> dict[str, list[str]]:
    """The sentences of each part, by its key. `judged`: what visits judged of the priority, the latest first;
    `families`: what families say of it; `risks`: the open ones that would stop it.
    """
    return {
        "done": list(_done(state)) or ["No action is in the plan yet."],
        "numbers": [_figure(one) for one in figures] or [NO_NUMBERS],
        "families": list(families) or [NO_FAMILIES],
        "weak": [*_weak(state, judged), *(f"{risk_words(one)}." for one in risks)] or [NOTHING_WEAK],
    }


def _done(state: PriorityState) -> Iterator[str]:
    if not state.actions:
        return
    finished = [one for one in state.actions if one.finished]
    going = len(state.actions) - len(finished) - len(state.overdue)
    are = "is" if len(finished) == 1 else "are"
    done = f"Of {counted(len(state.actions), 'action')}, {len(finished)} {are} said to be done"
    yield f"{done}, {len(state.overdue)} late and {going} under way or to come."
    yield from (_action(one) for one in state.actions)


def _action(one: ActionState) -> str:
    said = f"{one.label} {one.action.title}: {rating_name(one.rating) or 'no update yet'}"
    when = f", {one.updated_on:%-d %B %Y}" if one.updated_on else ""
    late = f", late by {counted(one.days_late, 'day')}" if one.days_late else ""
    impact = f"; impact: {rating_name(one.impact)}" if one.impact else ""
    return f"{said}{when}{late}{impact}."


def _figure(one: Figure) -> str:
    return " ".join([f"{one.words.rstrip('.')}.", *one.reasons])


def _weak(state: PriorityState, judged: Sequence[Judgement]) -> Iterator[str]:
    if judged and judged[0].said.falls_short:
        latest = judged[0]
        reason = f": {latest.words.rstrip('.')}" if latest.words else ""
        yield f"{latest.visit} judged “{latest.said.words.lower()}”{reason}."
    for one in state.actions:
        if one.said_better and one.differs:
            yield f"{one.label} {one.action.title}. {one.differs}"
        elif one.done_not_felt:
            yield f"{one.label} {one.action.title} is said to be done, and nothing shows yet that it made a difference."
    unverified = sum(one.delivery.evidence - one.delivery.evidence_verified for one in state.actions)
    if unverified:
        yield f"{counted(unverified, 'piece')} of evidence that nobody from another organisation has verified."
    yield from state.missing
