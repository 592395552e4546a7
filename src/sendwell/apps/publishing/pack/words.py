"""How a pack says things: dates with how far off they are, ratings as words, long titles cut short."""

from datetime import date

from sendwell.apps.mechanisms.words import counted, how_far
from sendwell.apps.programme.models import DeliveryRating
from sendwell.apps.programme.state import ActionState
from sendwell.apps.publishing.paper.tree import Colour, LineBreak, Runs, Strong, Tag, runs
from sendwell.domain.assurance import rating_name
from sendwell.domain.reading.wording import lines_of

NO_UPDATE = "No update"
BULLET = "•"
_COLOURS = {
    DeliveryRating.BLUE: Colour.BLUE,
    DeliveryRating.GREEN: Colour.GREEN,
    DeliveryRating.AMBER: Colour.YELLOW,
    DeliveryRating.RED: Colour.RED,
}


def rating_tag(rating: str) -> Tag:
    """A rating as its word in its colour."""
    if not rating:
        return Tag(NO_UPDATE, Colour.GREY)
    if rating == "not_started":
        return Tag("Not started", Colour.GREY)
    return Tag(DeliveryRating(rating).label, _COLOURS[DeliveryRating(rating)])


def impact_words(impact: str) -> str:
    """An impact rating in a sentence: "no evidence"; where nobody has rated it, that."""
    return rating_name(impact) or "not said"


def day(value: date) -> str:
    """ "14 March 2027"."""
    return f"{value:%-d %B %Y}"


def day_and_far(value: date, today: date) -> str:
    """ "14 March 2027, in 9 days"."""
    return f"{day(value)}, {how_far(value, today)}"


def due(state: ActionState) -> Runs:
    """When an action is due, with how late it is or how far off on the next line; blue actions are done."""
    due_on = state.action.due_on
    if due_on is None:
        return runs("No date")
    if state.overdue:
        return runs(day(due_on), LineBreak(), Strong(f"late by {counted(state.days_late, 'day')}"))
    if state.finished:
        return runs(day(due_on))
    return runs(day(due_on), LineBreak(), how_far(due_on, state.today))


def bulleted(words: str) -> Runs:
    """Words of a paper with each item of a list in them on a line of its own.

    >>> [type(run).__name__ for run in bulleted("They should: • plan • act")]
    ['Text', 'LineBreak', 'Text', 'LineBreak', 'Text']
    """
    first, *items = lines_of(words)
    return runs(first, *(part for item in items for part in (LineBreak(), item)))


def cut(words: str, most: int) -> str:
    """The first `most` words, with a mark where words are left out.

    >>> cut("Hire two more therapists", most=3)
    'Hire two more…'
    """
    found = words.split()
    return " ".join(found) if len(found) <= most else " ".join(found[:most]).rstrip(".,;:") + "…"


def listed(parts: list[str]) -> str:
    """Several things in one sentence.

    >>> listed(["2 blue", "3 green", "1 red"])
    '2 blue, 3 green and 1 red'
    """
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
