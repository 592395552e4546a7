"""How long the public site of an area takes to write whole, and how much memory, after ten years of meetings.

20 bodies met 8 times a year; each meeting has an agenda, minutes of 12 items and 4 decisions; a plan has 300 promises.
The baseline, in the same run, is writing as many files of the same bytes.
Run it with: .venv/bin/python bench/public_site.py
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter, process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sendwell.web.settings")
django.setup()

from sendwell.apps.public.items.item import Item, Kind  # noqa: E402
from sendwell.apps.public.items.snapshot import Snapshot, from_json, to_json  # noqa: E402
from sendwell.apps.public.items.standing import STANDS  # noqa: E402
from sendwell.apps.public.site.whole import Site  # noqa: E402
from sendwell.apps.publishing.kept import from_json as paper_from_json  # noqa: E402
from sendwell.apps.publishing.kept import to_json as paper_to_json  # noqa: E402
from sendwell.apps.publishing.paper.tree import Document, KeyFacts, Paragraph, Section, runs  # noqa: E402

BODIES, YEARS, MEETINGS, ITEMS, DECISIONS = 20, 10, 8, 12, 4
PRIORITIES, PROMISES = 12, 300
LIMIT_SECONDS = 20.0
HEAVIEST = 100_000
TODAY = date(2027, 3, 5)
WORDS = "Families of children with an EHC plan were told how long the wait for an assessment is, and whom to ask. "


def items() -> Iterator[Item]:
    """The items of the plan and of ten years of meetings."""
    for number in range(1, PRIORITIES + 1):
        key = f"priority-{number}"
        finding = f"finding-{number}"
        yield Item(finding, Kind.FINDING, {"plain": WORDS}, state="must", quote=WORDS * 3, source="Report, page 4")
        texts = {"name": f"Priority {number}", "outcome": WORDS}
        yield Item(key, Kind.PRIORITY, texts, facts=(("Number", str(number)),), links=(finding,))
        for at in range(PROMISES // PRIORITIES):
            yield promise(number, at, key)
    for body in range(BODIES):
        yield Item(f"body-{body}", Kind.BODY, {"name": f"Board {body}", "purpose": WORDS})
        for met in range(YEARS * MEETINGS):
            yield from meeting(body, met)


def promise(number: int, at: int, of: str) -> Item:
    """A promise with its facts."""
    state = list(STANDS)[at % len(STANDS)]
    facts = (("Number", f"{number}.{at + 1}"), ("How it stands", STANDS[state]), ("By when", "3 May 2027"),
             ("We say it is", "on course"), ("The facts show", "at risk. Its date has passed."),
             ("Has it made a difference?", "It is too early to tell"), ("Who leads it", "The council"))  # fmt: skip
    texts = {"name": f"Promise {at} of priority {number}", "difference": WORDS, "story": WORDS}
    return Item(f"promise-{number}-{at}", Kind.PROMISE, texts, of, on="2027-05-03", state=state, facts=facts)


def meeting(body: int, met: int) -> Iterator[Item]:
    """A meeting with its papers and decisions."""
    on = (TODAY - timedelta(days=45 * met + body)).isoformat()
    key = f"meeting-{body}-{met}"
    facts = (("When", on), ("Where", "County Hall"))
    yield Item(key, Kind.MEETING, {"name": f"Board {body}"}, f"body-{body}", on, facts=facts)
    for kind in ("agenda", "minutes"):
        facts = (("Edition", "1"), ("Issued", on))
        yield Item(f"{kind}-{body}-{met}", Kind.PAPER, {"name": kind.title()}, key, on, facts=facts, sheet="1")
    for decision in range(DECISIONS):
        name, by = {"name": f"Decision {decision}: {WORDS}", "reasons": ""}, (("Decided by", "The board"),)
        yield Item(f"decision-{body}-{met}-{decision}", Kind.DECISION, name, key, on, facts=by)


def paper() -> dict[str, object]:
    """Minutes of 12 items, as the database keeps them."""
    sections = tuple(Section(f"Item {n}", (Paragraph(runs(WORDS * 3)), Paragraph(runs(WORDS)))) for n in range(ITEMS))
    return paper_to_json(Document("Minutes", sections, about=KeyFacts((("When", runs("3 March 2027")),))))


def write(site: Site, folder: Path) -> tuple[int, int, int]:
    """Write every file; how many, of how many bytes, and how heavy the heaviest page is."""
    files = size = heaviest = 0
    style = len(site.made("site.css").content)  # type: ignore[union-attr]
    for name, made in site.all():
        (folder / name).write_bytes(made.content)
        files, size = files + 1, size + len(made.content)
        if name.endswith(".html"):
            heaviest = max(heaviest, len(made.content) + style)
    return files, size, heaviest


def write_plain(folder: Path, files: int, size: int) -> None:
    """The baseline: as many files of the same bytes."""
    content = b"x" * (size // files)
    for number in range(files):
        (folder / f"{number}.html").write_bytes(content)


def main() -> int:
    glossary = {"EHC": ("Education, health and care", "A plan says what a child needs.")}
    kept = to_json(Snapshot("Fenmoor", "fenmoor", TODAY, {"contact": WORDS}, tuple(items()), glossary))
    kept_paper = paper()
    site = Site(from_json(kept), sheet=lambda item: paper_from_json(kept_paper), file=lambda item: None)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    folder = Path(tempfile.mkdtemp())
    try:
        started, worked = perf_counter(), process_time()
        files, size, heaviest = write(site, folder)
        took, worked = perf_counter() - started, process_time() - worked
        started = perf_counter()
        write_plain(folder, files, size)
        baseline = perf_counter() - started
    finally:
        shutil.rmtree(folder)
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    held = BODIES * YEARS * MEETINGS
    print(f"Public site: {PROMISES} promises, {held:,} meetings, {files:,} files, {size / 1e6:.0f} MB")
    print(f"  written whole                    {took:.1f} s (limit {LIMIT_SECONDS:.0f} s)")
    print(f"  of which work of this process    {worked:.1f} s: what it takes with the machine quiet")
    print(f"  baseline: the same bytes, ready  {baseline:.2f} s, ratio {took / baseline:.0f}")
    print(f"  memory on top while writing      {more:.0f} MB")
    print(f"  heaviest page with its style     {heaviest / 1000:.0f} kB (limit {HEAVIEST / 1000:.0f} kB)")
    return 0 if took < LIMIT_SECONDS and heaviest < HEAVIEST else 1


if __name__ == "__main__":
    raise SystemExit(main())
