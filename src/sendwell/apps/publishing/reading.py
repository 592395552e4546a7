"""An issued pack as it is read today: as it was issued, and whether it was corrected since."""

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.pack.words import day
from sendwell.apps.publishing.paper.tree import Callout, Document, Link, Paragraph, Part, Section, runs
from sendwell.apps.publishing.sealing import in_groups

CHECK = "Is this paper as it was issued?"


def as_read(pack: Pack) -> Document:
    """The kept paper with its fingerprint at the end and, where it was corrected since, a notice under its title.

    Fetch `corrected_by` with the pack. What was kept is not touched, so numbers and figures stay for ever.
    """
    paper = from_json(pack.content)
    return replace(paper, notice=_notice(pack), sections=(*paper.sections, _fingerprint(pack)))


def _notice(pack: Pack) -> Callout | None:
    newer = getattr(pack, "corrected_by", None)
    if newer is None:
        return None
    issued = day(timezone.localdate(newer.issued_at))
    link = Link(f"Read edition {newer.edition}, issued on {issued}", _page("pack", pack, pack_id=newer.pk))
    wrong = runs(f"What was wrong in this edition: {newer.why}")
    return Callout("This edition was corrected", (wrong, runs(link, ", which replaces it.")))


def _fingerprint(pack: Pack) -> Section:
    issued = f"{day(timezone.localdate(pack.issued_at))} at {timezone.localtime(pack.issued_at):%H:%M}"
    words = f"Issued on {issued}. Fingerprint: {in_groups(pack.sha256)}. "
    link = Link("Check a fingerprint", _page("check_pack", pack))
    content = runs(words, link, ": the page says which pack it belongs to, and whether what is kept is still the same.")
    return Section(CHECK, (Paragraph(content),), part=Part.REFERENCE)


def _page(name: str, pack: Pack, **which: int) -> str:
    return reverse(name, kwargs={"area": pack.area.slug, **which})
