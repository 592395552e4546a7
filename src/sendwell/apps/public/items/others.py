"""Dates to keep, sets of data, and what families said with what came of it."""

from collections.abc import Iterator

from django.utils import timezone

from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.queries.home import dates_ahead
from sendwell.apps.programme.state import PlanState
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.standing import day
from sendwell.apps.public.models import YouSaid
from sendwell.apps.publishing.queries import published_data


def items_of_dates(area: Area, state: PlanState) -> Iterator[Item]:
    """The stages of the plan and the key dates that are to come. Meetings are items of their own."""
    private = {row.pk for row in state.key_dates if row.statement and row.statement.document.private_because}
    for found in dates_ahead(area, state, state.today):
        if found.meeting_id is None and found.key_date_id not in private:
            words = "".join(letter for letter in found.what.lower() if letter.isalnum() and letter.isascii())
            key = f"date-{found.key_date_id}" if found.key_date_id else f"date-{words[:30]}"
            facts = (("When", f"{found.when}; it is late" if found.late else found.when),)
            yield Item(key, Kind.DATE, {"name": found.what}, on=found.on.isoformat(), facts=facts)


def items_of_you_said(area: Area) -> Iterator[Item]:
    """What families said, the latest first."""
    for row in said_in(area):
        yield Item(
            key=f"said-{row.pk}",
            kind=Kind.SAID,
            texts={"said": row.said, "answer": row.answer},
            of=f"priority-{row.priority_id}" if row.priority_id else "",
            on=row.heard_on.isoformat(),
            state=row.answered,
            facts=(("What became of it", row.get_answered_display()), *_heard_from(row)),
        )


def _heard_from(row: YouSaid) -> Iterator[tuple[str, str]]:
    if row.heard_from:
        yield "From", row.heard_from


def items_of_data(area: Area) -> Iterator[Item]:
    """The sets of data that the area gave away, each with the address of its page."""
    for given in published_data(area):
        since = timezone.localdate(given.published_at)
        facts = (("Published", day(since)), ("Numbers in it", "; ".join(given.measures)), ("Licence", given.licence))
        key = f"data-{given.address.strip('/').rpartition('/')[2]}"
        texts = {"name": given.title, "about": given.about}
        yield Item(key, Kind.DATA, texts, on=since.isoformat(), facts=facts, source=given.address)


def said_in(area: Area) -> list[YouSaid]:
    """The rows of an area, the latest first."""
    return list(YouSaid.objects.filter(area=area).select_related("priority").order_by("-heard_on", "-pk"))
