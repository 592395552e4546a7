"""Parts that several pages of the public site share, and the acronyms explained in all of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.items.standing import (
    AT_RISK,
    CHANGED,
    DONE,
    LATE,
    NOT_SAID,
    NOT_STARTED,
    ON_COURSE,
    STANDS,
)
from sendwell.apps.publishing.pack.first_use import explained_at_first_use
from sendwell.apps.publishing.pack.words import bulleted
from sendwell.apps.publishing.paper.glossary import Entry, acronyms_used
from sendwell.apps.publishing.paper.tree import (
    Block,
    BulletList,
    Colour,
    Document,
    KeyFacts,
    Link,
    Paragraph,
    Quotation,
    Runs,
    Section,
    Tag,
    Text,
    runs,
)

COLOURS = {
    DONE: Colour.BLUE,
    ON_COURSE: Colour.GREEN,
    AT_RISK: Colour.YELLOW,
    LATE: Colour.RED,
    NOT_STARTED: Colour.GREY,
    NOT_SAID: Colour.GREY,
}


def day(on: str) -> str:
    """A day as it is kept, in words: "14 March 2027"."""
    return f"{date.fromisoformat(on):%-d %B %Y}" if on else ""


def lines(words: str) -> list[Block]:
    """A text as an editor wrote it: a line is a paragraph, lines that begin with a hyphen are a list."""
    found: list[Block] = []
    items: list[Runs] = []
    for line in (*words.splitlines(), ""):
        said = line.strip()
        if said.startswith("-") and said.strip("- "):
            items.append(runs(said.lstrip("- ")))
            continue
        if items:
            found.append(BulletList(tuple(items)))
            items = []
        if said:
            found.append(Paragraph(runs(said)))
    return found


def paragraph(*parts: str | Link | Tag) -> Paragraph:
    """A paragraph of words and links."""
    return Paragraph(runs(*parts))


def page_link(words: str, name: str, anchor: str = "") -> Link:
    """A link to another page of the site, which lies in the same folder."""
    return Link(words, f"./{name}{'#' + anchor if anchor else ''}")


def finding_blocks(finding: Item) -> Iterator[Block]:
    """What inspectors found: in plain words where somebody wrote them, and always in their own, with the source."""
    if plain := finding.texts.get("plain"):
        yield paragraph(plain)
    yield Quotation(bulleted(finding.quote), runs(finding.source))


def promise_section(promise: Item) -> Section:
    """A promise with both ratings in words, when it is due and what has happened."""
    facts: dict[str, Runs] = {label: runs(words) for label, words in promise.facts if label != "Number"}
    facts["How it stands"] = runs(Tag(STANDS[promise.state], COLOURS[promise.state]))
    blocks: list[Block] = [paragraph(words) for part in ("difference", "story") if (words := promise.texts.get(part))]
    number = promise.fact.get("Number", "")
    return Section(f"{number} {promise.name}".strip(), (KeyFacts(tuple(facts.items())), *blocks))


def said_blocks(item: Item) -> Iterator[Block]:
    """What families said, and what came of it."""
    became = item.fact.get("What became of it", "").removesuffix(", because …")
    facts = [("You said", runs(item.texts["said"])), (became, runs(item.texts["answer"]))]
    heard = f"{day(item.on)}, from {item.fact['From']}" if "From" in item.fact else day(item.on)
    yield KeyFacts((*facts, ("When we heard it", runs(heard))))


def standing_sentence(promises: Iterable[Item]) -> str:
    """How many promises stand how: "18 promises: 4 late, 1 done, 13 on course."."""
    states = [promise.state for promise in promises]
    if not states:
        return "Nothing has been promised here yet."
    said = [f"{states.count(state)} {_inside(words)}" for state, words in STANDS.items() if state in states]
    return f"{counted(len(states), 'promise')}: {', '.join(said)}."


def _inside(words: str) -> str:
    return words[:1].lower() + words[1:]


def felt_sentence(promises: Iterable[Item]) -> str:
    """For how many promises something shows that they made a difference."""
    found = [promise.fact.get("Has it made a difference?", "") for promise in promises]
    felt = sum(words in (CHANGED["some"], CHANGED["embedded"]) for words in found)
    if not felt:
        return "Nothing shows yet that any of them has made a difference for children."
    return f"For {felt} of {len(found)} something shows that it has made a difference for children."


def change_line(change: Item, snapshot: Snapshot) -> Runs:
    """A change with its day and the promise that it is about."""
    promise = snapshot.get(change.of)
    if promise is None:
        return runs(f"{day(change.on)}: {change.name}.")
    link = page_link(f"{promise.fact.get('Number', '')} {promise.name}".strip(), promise_page(promise, snapshot))
    return runs(f"{day(change.on)}: ", link, f". {change.name}.")


def promise_page(promise: Item, snapshot: Snapshot) -> str:
    """The name of the page that a promise stands on."""
    priority = snapshot.get(promise.of)
    return priority_page(priority) if priority else "index.html"


def priority_page(priority: Item) -> str:
    """The name of the page of a priority."""
    return f"{priority.key}.html"


def explained(document: Document, glossary: Mapping[str, tuple[str, str]]) -> Document:
    """The page with each acronym explained where it is first met."""
    return explained_at_first_use(document, acronyms_used(document, glossary).explained)


def with_glossary(snapshot: Snapshot, known: Mapping[str, tuple[str, str]]) -> Snapshot:
    """The snapshot with exactly the acronyms that its own words use."""
    said = [*snapshot.texts.values()]
    for item in snapshot.items:
        said += item.words
    whole = Document("", (Section("", tuple(Paragraph((Text(words),)) for words in said if words)),))
    used: tuple[Entry, ...] = acronyms_used(whole, known).explained
    return replace(snapshot, glossary={one.term: (one.expansion, one.meaning) for one in used})


def of_kind(snapshot: Snapshot, kind: Kind, state: str) -> list[Item]:
    """The items of a kind that stand so."""
    return [item for item in snapshot.of(kind) if item.state == state]
