"""Which papers a form offers to choose from."""

from itertools import chain
from typing import Any

from django.db.models import QuerySet

from sendwell.apps.evidence.models import Document
from sendwell.apps.evidence.queries import papers_open_to
from sendwell.apps.mechanisms.picking import Sought, offer
from sendwell.apps.partnership.models import Person

NEWEST = 20
PAPER = Sought("paper", "papers", ("title", "file_name"))


def offer_papers(
    form: Any, name: str, by: Person, first: "QuerySet[Document] | None" = None, but: Document | None = None
) -> None:
    """Let a field choose among the papers that `by` may read, all `but` one: `first` and the newest are offered."""
    rows = papers_open_to(by).exclude(pk=but.pk if but else 0).defer("facts", "notes")
    newest = rows.values_list("pk", flat=True)[:NEWEST]
    offer(form, name, rows, chain(first.values_list("pk", flat=True) if first is not None else (), newest), PAPER)
