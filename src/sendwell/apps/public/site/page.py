"""A page around the words of one: head, the way to the others, the day on which it stood so."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.tree import Document

MENU = (
    ("index.html", "The short answer"),
    ("found.html", "What inspectors found"),
    ("changed.html", "What changed this month"),
    ("numbers.html", "The numbers"),
    ("said.html", "You said, we did"),
    ("meetings.html", "Meetings and papers"),
    ("decisions.html", "Decisions"),
    ("recommendations.html", "Recommendations and answers"),
    ("visits.html", "Visits that check on the plan"),
    ("dates.html", "Dates to come"),
    ("glossary.html", "Words and short forms"),
    ("data.html", "Open data"),
    ("contact.html", "Contact"),
)


def as_page(document: Document, snapshot: Snapshot, name: str) -> bytes:
    """The document as a whole page, without script, style or picture of its own."""
    shown = {
        "title": document.title,
        "kind": "front" if name == "index.html" else "other",
        "area": snapshot.area,
        "body": to_html(document),
        "menu": MENU,
        "easy": bool(snapshot.texts.get("easy_read")),
        "name": name,
        "as_on": snapshot.as_on,
        "search": f"{settings.SITE_URL}{reverse('public_search', args=[snapshot.slug])}",
        "subscribe": f"{settings.SITE_URL}{reverse('public_subscribe', args=[snapshot.slug])}",
    }
    return render_to_string("public/page.html", shown).encode()
