"""How delivery stands, priority by priority."""

from collections import Counter

from sendwell.apps.programme.models import DeliveryRating
from sendwell.apps.programme.moved import moved
from sendwell.apps.programme.rating_words import definitions_of
from sendwell.apps.programme.state import PlanState, PriorityState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import NO_UPDATE, day, rating_tag
from sendwell.apps.publishing.paper.tree import BulletList, Paragraph, Row, Section, Strong, Table, runs

_APART = "\u2002"  # the box of a rating takes some of the space after it
_COLUMNS = (*DeliveryRating.values, "")


def ratings(author: Author, plan: PlanState) -> Section:
    """A table of how many actions of each priority have each rating, and what the ratings mean."""
    last = author.material.last_pack
    since = f"Moved since {day(last.meeting_on)}" if last else "Moved"
    header = ("Priority", *DeliveryRating.labels, NO_UPDATE, since)
    rows = tuple(_row(author, state) for state in plan.priorities)
    table = Table("How many actions have each rating", header, rows, (9, 2, 2, 2, 2, 2, 4), number_rows=True)
    words = definitions_of(author.material.area)
    delivery = (runs(rating_tag(rating.key), f"{_APART}{rating.means}") for rating in words.delivery)
    impact = (runs(Strong(f"{rating.name}: "), rating.means) for rating in words.impact)
    return Section(
        "Ratings by priority",
        (
            table,
            Paragraph(runs("A rating is what the owner of an action says of its delivery. It means:")),
            BulletList(tuple(delivery)),
            Paragraph(runs("Impact is rated apart: whether the action has made a difference. It means:")),
            BulletList(tuple(impact)),
        ),
    )


def _row(author: Author, state: PriorityState) -> Row:
    counts = Counter(action.rating for action in state.actions)
    numbers = tuple(runs(str(counts[rating] or "–")) for rating in _COLUMNS)
    change = moved(state.actions, author.material.rated_before).words if author.material.last_pack else "First pack"
    return Row((author.priority(state), *numbers, runs(change)))
