"""The risks of the register as papers tell them: the highest first, who watches each, and what is done about it."""

from collections.abc import Sequence
from datetime import date

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.publishing.pack.words import day_and_far
from sendwell.apps.publishing.pack.writer import Writer
from sendwell.apps.publishing.paper.tree import Block, Colour, LineBreak, Row, Runs, Strong, Table, Tag, runs
from sendwell.apps.risks.colours import colour_of
from sendwell.apps.risks.models import Risk, RiskState
from sendwell.domain.risks import scales

_WIDTHS = (14, 6, 9, 14, 8)


def register_blocks(writer: Writer, register: Sequence[Risk], today: date) -> tuple[Block, ...]:
    """A table of the open risks; nothing where the register is empty."""
    if not register:
        return ()
    header = ("Risk", "Score", "Watched by", "What is done about it", "Looked at again")
    rows = tuple(Row((*_what(writer, risk), *_stands(risk, today))) for risk in register)
    return (Table("Open risks of the register, the highest first", header, rows, _WIDTHS, number_rows=True),)


def register_words(register: Sequence[Risk]) -> str:
    """How many open risks the register holds, by what their scores are called: "3 open risks, 1 of them extreme"."""
    if not register:
        return ""
    said = []
    for band in reversed(scales().bands[-2:]):
        number = sum(risk.band == band for risk in register)
        said += [f"{number} {band.name.lower()}"] if number else []
    new = sum(risk.score is None for risk in register)
    said += [f"{new} not judged yet"] if new else []
    many = counted(len(register), "open risk")
    return f"{many}: {', '.join(said)}" if said else many


def _what(writer: Writer, risk: Risk) -> tuple[Runs, ...]:
    happened = (LineBreak(), Strong("It has happened.")) if risk.state == RiskState.HAPPENED else ()
    because = (LineBreak(), risk.cause) if risk.cause else ()
    watched = writer.who(risk.owner) if risk.owner else str(risk.organisation or "Nobody yet")
    return (runs(writer.links.risk(risk, f"Risk {risk}"), *happened, *because), runs(_score(risk)), runs(watched))


def _score(risk: Risk) -> Tag:
    words = f"{risk.score} {risk.band.name}" if risk.band else "Not judged yet"
    return Tag(words, Colour(colour_of(risk.score)))


def _stands(risk: Risk, today: date) -> tuple[Runs, ...]:
    actions = [f"Action {action.priority.number}.{action.number}." for action in risk.actions.all()]
    done = " ".join([risk.mitigation, *actions]).strip() or "Nothing is written yet."
    again = day_and_far(risk.review_on, today) if risk.review_on else "No day is set"
    return (runs(done), runs(again))
