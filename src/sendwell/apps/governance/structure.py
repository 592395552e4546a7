"""The two structure charts: which body is part of which, and which post answers to which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sendwell.apps.governance.models import Body, MemberRole, Membership, Post
from sendwell.apps.governance.queries import bodies_of, memberships_of, posts_of
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area
from sendwell.domain.structure import Branch, Chart, Node, chart_of, depth_of, forest

POWERS = (("decides", "decides"), ("advises", "advises"), ("scrutinises", "scrutinises"))


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the list that says the same as the chart, with those under it."""

    row: Body | Post
    beside: str
    also: str
    below: list["Line"]


@dataclass(frozen=True, slots=True)
class Structure:
    """A chart, what it shows in one sentence, and the same as a list."""

    chart: Chart
    words: str
    lines: list[Line]


def bodies_structure(area: Area, today: date) -> Structure:
    """Which body is part of which, what each may do and who chairs it, as on `today`."""
    rows = {body.pk: body for body in bodies_of(area).prefetch_related("reports_to")}
    sitting = [seat for seat in memberships_of(area).filter(role=MemberRole.CO_CHAIR) if seat.sits_on(today)]
    nodes = [
        Node(
            body.pk, body.name, _body_words(body, [seat for seat in sitting if seat.body_id == body.pk]), body.parent_id
        )
        for body in rows.values()
    ]
    branches = forest(nodes)
    also = {key: _also(body) for key, body in rows.items()}
    words = f"{counted(len(rows), 'body', 'bodies')} on {counted(depth_of(branches), 'level')}."
    return Structure(chart_of(branches), words, _lines(branches, rows, also))


def posts_structure(area: Area) -> Structure:
    """Which post answers to which, who holds each, and for which organisation."""
    rows = {post.pk: post for post in posts_of(area)}
    branches = forest(Node(post.pk, post.title, _post_words(post), post.reports_to_id) for post in rows.values())
    vacant = sum(post.holder_id is None for post in rows.values())
    words = (
        f"{counted(len(rows), 'post')}, {vacant or 'none'} of them vacant, on {counted(depth_of(branches), 'level')}."
    )
    return Structure(chart_of(branches), words, _lines(branches, rows, {}))


def powers_of(body: Body) -> str:
    """What a body may do: "decides and scrutinises"; empty where nothing is said."""
    said = [words for name, words in POWERS if getattr(body, name)]
    return " and ".join([", ".join(said[:-1]), said[-1]] if said[1:] else said)


def chairs_of(body: Body, seats: Sequence[Membership]) -> list[str]:
    """Who chairs a body, and who chairs beside them."""
    beside = [
        seat.person.name for seat in seats if seat.role == MemberRole.CO_CHAIR and seat.person_id != body.chair_id
    ]
    return [*([body.chair.name] if body.chair else []), *beside]


def _body_words(body: Body, co_chairs: Sequence[Membership]) -> str:
    chairs = chairs_of(body, co_chairs)
    said = (powers_of(body), f"chaired by {' and '.join(chairs)}" if chairs else "")
    return "; ".join(part for part in said if part)


def _also(body: Body) -> str:
    names = sorted(other.name for other in body.reports_to.all())
    return f"Reports also to {', '.join(names)}." if names else ""


def _post_words(post: Post) -> str:
    return "; ".join(str(part) for part in (post.holder or "vacant", post.organisation) if part)


def _lines(branches: Sequence[Branch], rows: "dict[int, Body] | dict[int, Post]", also: dict[int, str]) -> list[Line]:
    return [
        Line(rows[one.node.key], one.node.beside, also.get(one.node.key, ""), _lines(one.branches, rows, also))
        for one in branches
    ]
