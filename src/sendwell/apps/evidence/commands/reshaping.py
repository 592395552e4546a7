"""A person changes what was read: its wording, its kind, or where one statement ends and the next begins."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from sendwell.apps.evidence.commands.deciding import for_change
from sendwell.apps.evidence.cutting import cut
from sendwell.apps.evidence.facts import spans_json, spans_of
from sendwell.apps.evidence.models import Statement, StatementKind, StatementState
from sendwell.apps.mechanisms.editing import Seen, check_unchanged
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Person
from sendwell.domain.reading.themes import place

NOT_ONE_STRETCH = (
    "Its wording is not one unbroken stretch of the paper, so it cites the whole of the words it came from."
)
OWN_ANSWERS = ("wording", "kind", "theme")  # the other answers of the form are among the statement's details
NO_SENTENCES = frozenset({StatementKind.DATE, StatementKind.ACRONYM})


@command
def change(
    *, statement: Statement, by: Person, wording: str, kind: str, theme: str, seen: Seen | None = None, **details: Any
) -> Statement:
    """Change what a statement says, what it is, and its theme; the paper's own words stay beside it.

    `seen` is what the person was looking at. Raises PermissionDenied, or Refused where the statement was decided
    already or somebody else has changed it since.
    """
    found = for_change(statement, by)
    check_unchanged(found, seen, {**found.details, **{name: getattr(found, name) for name in OWN_ANSWERS}})
    if theme != found.theme:
        found.theme, found.because = theme, []
    found.wording, found.kind = " ".join(wording.split()), kind
    found.details = {**found.details, **details}
    found.save()
    return found


@command
def split(*, statement: Statement, parts: Sequence[str], by: Person) -> list[Statement]:
    """Make several statements of one. Each cites its own stretch of the words, or the whole where it is not one.

    Raises PermissionDenied, or Refused for fewer than two parts.
    """
    found = for_change(statement, by)
    _require_sentence(found)
    parts = [" ".join(part.split()) for part in parts if part.strip()]
    if len(parts) < 2:
        raise Refused("Leave an empty line between the parts, so that there are at least two.")
    pages = _texts(found)
    made = [_part(found, pages, part) for part in parts]
    return _replace([found], made, by)


@command
def join(*, statement: Statement, other: Statement, by: Person) -> Statement:
    """Make one statement of two of the same paper; it is of the kind of the one that comes first.

    Raises PermissionDenied or Refused.
    """
    first, second = sorted((for_change(statement, by), for_change(other, by)), key=lambda one: (one.position, one.pk))
    _require_sentence(first)
    if first.document_id != second.document_id or first.pk == second.pk:
        raise Refused("Only two statements of the same paper can be joined.")
    joined = _made_from(first, words=f"{first.words} {second.words}", wording=f"{first.wording} {second.wording}")
    joined.spans = [*first.spans, *second.spans]
    joined.doubts = list(dict.fromkeys([*first.doubts, *second.doubts]))
    joined.details = {**second.details, **first.details}
    return _replace([first, second], [joined], by)[0]


def _require_sentence(statement: Statement) -> None:
    if statement.kind in NO_SENTENCES:
        raise Refused("A date or an acronym stands for itself: it can be changed or rejected, not split or joined.")


def _part(whole: Statement, pages: Mapping[int, str], part: str) -> Statement:
    spans = cut(spans_of(whole.spans), pages, part)
    if not spans:
        made = _made_from(whole, words=whole.words, wording=part)
        made.spans, made.doubts = whole.spans, [*whole.doubts, NOT_ONE_STRETCH]
        return made
    made = _made_from(whole, words=part, wording=part)
    made.spans, made.page, made.doubts = spans_json(spans), spans[0].page, list(whole.doubts)
    return made


def _made_from(source: Statement, *, words: str, wording: str) -> Statement:
    """A statement of the kind of `source`, unsaved and without spans yet; its theme is told from its own wording."""
    made = Statement(document=source.document, kind=source.kind, position=source.position, page=source.page)
    made.words, made.wording, made.details = words, wording, dict(source.details)
    if themes := place(wording) if source.theme else ():
        made.theme, made.because = themes[0].key, list(themes[0].because)
    return made


def _replace(sources: Sequence[Statement], made: list[Statement], by: Person) -> list[Statement]:
    for source in sources:
        source.state, source.decided_by, source.decided_at = StatementState.REPLACED, by, timezone.now()
        source.save()
    for statement in made:
        statement.save()
        statement.made_from.set(sources)
    return made


def _texts(statement: Statement) -> dict[int, str]:
    numbers = {span.page for span in spans_of(statement.spans)}
    return dict(statement.document.pages.filter(number__in=numbers).values_list("number", "text"))
