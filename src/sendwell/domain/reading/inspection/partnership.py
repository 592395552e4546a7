"""Who answers for the area: authorities, integrated care boards and others, the people who lead them, inspectors."""

from collections.abc import Sequence
from dataclasses import dataclass

from sendwell.domain.reading.inspection.bodies import (
    is_board,
    is_company,
    part,
    plain,
    responsible_bodies,
)
from sendwell.domain.reading.inspection.details import Side, read_details
from sendwell.domain.reading.inspection.headings import Part
from sendwell.domain.reading.inspection.persons import Named, role_of
from sendwell.domain.reading.inspection.team import read_team
from sendwell.domain.reading.model import BodyNamed, Citation, PersonNamed
from sendwell.domain.reading.sources import Line, SourceText
from sendwell.domain.reading.sources.lines import Rule
from sendwell.domain.reading.sources.running import RunningText, joined


@dataclass(frozen=True)
class Partnership:
    """The bodies and people of a report, each with where it is printed."""

    authorities: tuple[BodyNamed, ...]
    boards: tuple[BodyNamed, ...]
    others: tuple[BodyNamed, ...]
    directors: tuple[PersonNamed, ...]
    board_leads: tuple[PersonNamed, ...]
    inspectors: tuple[PersonNamed, ...]
    details_page: int | None
    team_page: int | None


def read_partnership(
    source: SourceText, parts: dict[Part, list[Line]], rules: Sequence[Rule], answerable: Sequence[str]
) -> Partnership:
    """The partnership from the details table and the opening sentence.

    `answerable` are the bodies responsible for each area for priority action, as printed.
    """
    details, team = parts.get(Part.DETAILS, []), parts.get(Part.TEAM, [])
    sides = read_details(details, rules)
    ours = [side for side in sides if side.is_authority]
    boards = [side for side in sides if side.is_board]
    information = RunningText(parts.get(Part.INFORMATION, []))
    in_text = responsible_bodies(source.fold(information.text))
    return Partnership(
        authorities=_bodies(source, ours, [name for name in in_text if not is_board(name)]),
        boards=_bodies(source, boards, [name for name in in_text if is_board(name)]),
        others=_others(source, sides, in_text, answerable),
        directors=_leads(source, ours),
        board_leads=_leads(source, boards),
        inspectors=tuple(_person(source, named, body) for named, body in read_team(team)),
        details_page=details[0].page if details else None,
        team_page=team[0].page if team else None,
    )


def _bodies(source: SourceText, sides: Sequence[Side], in_text: Sequence[str]) -> tuple[BodyNamed, ...]:
    found = [(name, lines) for side in sides for name, lines in side.names]
    found = [(name, lines) for name, lines in found if not is_company(name)] or found
    pairs = _paired([name for name, _ in found], in_text)
    return tuple(
        BodyNamed(source.fold(name), _cite(source, lines), other)
        for (name, lines), other in zip(found, pairs, strict=True)
    )


def _paired(names: Sequence[str], in_text: Sequence[str]) -> list[str | None]:
    """For each name its form in the text: the one that shares most words with it, each form once."""
    left, pairs = list(in_text), []
    for name in names:
        words = set(plain(name).split())
        best = max(left, key=lambda other: len(words & set(plain(other).split())), default=None)
        pairs.append(best)
        if best is not None:
            left.remove(best)
    return pairs


def _others(
    source: SourceText, sides: Sequence[Side], in_text: Sequence[str], answerable: Sequence[str]
) -> tuple[BodyNamed, ...]:
    """Bodies that are jointly responsible besides authorities and boards, for example a children's trust."""
    printed = [name for side in sides for name, _ in side.names]
    known = {plain(name) for name in printed if not is_company(name)}
    found: dict[str, BodyNamed] = {}
    for name in [*in_text, *printed, *(name for words in answerable for name in part(words))]:
        key = plain(name)
        if key in known or key in found or not is_company(name):
            continue
        citation = _first_use(source, name)
        if citation is not None:
            found[key] = BodyNamed(name, citation)
    return tuple(found.values())


def _first_use(source: SourceText, name: str) -> Citation | None:
    start = source.running.text.replace("\n", " ").find(name)
    return source.cite_spans(source.running.spans(start, start + len(name))) if start >= 0 else None


def _leads(source: SourceText, sides: Sequence[Side]) -> tuple[PersonNamed, ...]:
    return tuple(
        _person(source, named, side.names[0][0] if side.names else None) for side in sides for named in side.leads
    )


def _person(source: SourceText, named: Named, organisation: str | None) -> PersonNamed:
    role = role_of(named)
    return PersonNamed(named.name, _cite(source, named.lines), source.fold(role) if role else None, organisation)


def _cite(source: SourceText, lines: Sequence[Line]) -> Citation:
    return source.cite_spans(joined(line.span for line in lines))
