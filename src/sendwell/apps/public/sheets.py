"""Papers in their public form: private items, attendance, names and links into the service left out."""

from collections.abc import Iterator
from typing import Any

from sendwell.apps.business.models import Agenda, Minutes
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.meetings import private_titles
from sendwell.apps.public.items.naming import Names
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.models import Sheet
from sendwell.apps.public.site.words import explained
from sendwell.apps.publishing.kept import from_json, to_json
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.pack.glossary import known_acronyms

KEPT: dict[str, Any] = {"agenda": Agenda, "minutes": Minutes, "pack": Pack}
LEFT_OUT = ("Who was there", "Interests declared", "Is this paper as it was issued?")
IN_PRIVATE = ("This item was taken in private", "This item is private")
PRIVATE = "An item in private"


def make_sheets(area: Area, snapshot: Snapshot, names: Names) -> None:
    """Make the public form of each paper of the snapshot that has none yet, one at a time."""
    made = set(Sheet.objects.filter(area=area).values_list("key", "made_from"))
    missing = [paper for paper in snapshot.of(Kind.PAPER) if (paper.key, paper.sheet) not in made]
    if not missing:
        return
    private, known = private_titles(area), known_acronyms(area)
    for paper in missing:
        kind, _, pk = paper.key.partition("-")
        row = KEPT[kind].objects.get(pk=int(pk))
        titles = set() if kind == "pack" else set(private.get(row.meeting_id, ()))
        whole = explained(from_json(public_form(row.content, names, titles)), known)
        Sheet.objects.create(area=area, key=paper.key, made_from=paper.sheet, content=to_json(whole))


def public_form(kept: dict[str, Any], names: Names, private: set[str]) -> dict[str, Any]:
    """A paper as it is kept, without what is not for the public.

    `private` are titles of items: what stands under them is left out, and so is what says itself that it is private.
    """
    paper = kept["paper"]
    sections = [section for one in paper["sections"] for section in _section(one, private)]
    return {**kept, "paper": _clean({**paper, "sections": sections}, names)}


def _section(section: dict[str, Any], private: set[str]) -> Iterator[dict[str, Any]]:
    if section["heading"] in LEFT_OUT:
        return
    said = [_words(block) for block in section["blocks"]]
    why = next((words for words in said if words.startswith(IN_PRIVATE)), "")
    if why or section["heading"] in private:
        words = {"is": "Text", "words": why or f"{IN_PRIVATE[0]}."}
        yield {**section, "heading": PRIVATE, "blocks": [{"is": "Paragraph", "content": [words], "number": ""}]}
        return
    yield {**section, "blocks": [block for one in section["blocks"] for block in _without_papers(one)]}


def _without_papers(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A block without what leads to papers that somebody gave: even what one is called may not be for the public."""
    if block["is"] != "BulletList":
        yield block
        return
    items = [runs for runs in block["items"] if not any("/papers/" in run.get("url", "") for run in runs)]
    if items:
        yield {**block, "items": items}


def _words(block: dict[str, Any]) -> str:
    content = block.get("content") or []
    return "".join(run.get("words", "") for run in content)


def _clean(value: Any, names: Names) -> Any:
    if isinstance(value, str):
        return names.out_of(value)
    if isinstance(value, list):
        return [_clean(part, names) for part in value]
    if not isinstance(value, dict):
        return value
    if value.get("is") in ("Link", "Cite") and value["url"].startswith("/"):
        return {"is": "Text", "words": names.out_of(value.get("words", ""))}
    return {name: part if name in ("is", "url", "language") else _clean(part, names) for name, part in value.items()}


def sheet_document(area: Area, item: Item) -> Any:
    """The public form of a paper; None where it was never made."""
    sheet = Sheet.objects.filter(area=area, key=item.key, made_from=item.sheet).first()
    return from_json(sheet.content) if sheet else None
