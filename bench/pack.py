"""How long a board pack with 300 actions takes, from the content tree to HTML and tagged PDF.

The baseline, measured in the same run, is Typst alone setting as many plain words in paragraphs, tagged as the pack is.
Run it with: .venv/bin/python bench/pack.py
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import io
from collections.abc import Callable
from statistics import median
from time import perf_counter

import pypdfium2
import typst

from sendwell.apps.publishing.paper.glossary import with_glossary
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.pdf import bundled_fonts, to_pdf
from sendwell.apps.publishing.paper.tree import (
    Callout,
    Cite,
    Colour,
    Document,
    KeyFacts,
    Paragraph,
    Part,
    Row,
    Runs,
    Section,
    Strong,
    Table,
    Tag,
    all_words,
    runs,
)

ACTIONS = 300
PRIORITIES = 12
ROUNDS = 5
LIMIT_SECONDS = 3.0

KNOWN = {
    "SEND": ("special educational needs and disabilities", "Children and young people who need extra help."),
    "EHC": ("education, health and care", "A plan that says what a child needs and who must provide it."),
    "ICB": ("integrated care board", "The part of the health service that plans care for an area."),
}
RATINGS = (
    Tag("Blue: done", Colour.BLUE),
    Tag("Green", Colour.GREEN),
    Tag("Amber", Colour.YELLOW),
    Tag("Red", Colour.RED),
)


def pack() -> Document:
    """A pack of the size and shape that a large partnership issues."""
    summary = Section(
        "Summary",
        (
            Callout("To decide", (runs("Whether to move the date of triage from ", Strong("1 April"), "."),)),
            *(
                Paragraph(
                    runs(f"Finding {n} moved since the last board, as the report says ", Cite(n, "/papers/1/"), ".")
                )
                for n in range(1, 9)
            ),
        ),
    )
    priorities = Section("Priorities", (), tuple(_priority(number) for number in range(1, PRIORITIES + 1)))
    annex = Section("Every action", tuple(_actions(number) for number in range(1, PRIORITIES + 1)), part=Part.ANNEX)
    return Document(
        "SEND improvement board: pack",
        (summary, priorities, annex),
        subtitle="What changed, what is not what it seems, and what we must decide",
        publisher="Fenmoor SEND partnership",
        about=KeyFacts((("Meeting", runs("12 March 2026")), ("For", runs("Decision")))),
    )


def _priority(number: int) -> Section:
    words = f"Priority {number}: children wait less, and the ICB says how long each child with an EHC plan has waited. "
    return Section(f"Priority {number}", (Paragraph(runs(words * 3, RATINGS[number % 4])), Paragraph(runs(words * 2))))


def _actions(priority: int) -> Table:
    return Table(
        caption=f"Actions of priority {priority}",
        header=("Action", "Who answers for it", "Due", "Said", "Facts"),
        rows=tuple(Row(_action(priority, number)) for number in range(ACTIONS // PRIORITIES)),
        widths=(10, 5, 4, 3, 3),
        number_rows=True,
    )


def _action(priority: int, number: int) -> tuple[Runs, ...]:
    return (
        runs(
            f"Agree with schools in district {number} how a child under priority {priority} is seen sooner ",
            Cite(number, "/papers/2/"),
        ),
        runs("Director of Children’s Services"),
        runs(f"{number % 28 + 1} March 2026"),
        runs(RATINGS[number % 4]),
        runs(RATINGS[(number + priority) % 4]),
    )


def whole() -> tuple[str, bytes]:
    """Everything that issuing a pack does once its facts are known."""
    document = numbered(with_glossary(pack(), KNOWN))
    return to_html(document), to_pdf(document, "https://sendwell.example")


def plain_words(count: int) -> bytes:
    """Typst alone: a tagged PDF of `count` plain words, in paragraphs of forty."""
    source = (
        '#set document(title: "Plain")\n#set text(font: "Source Sans 3", size: 10.5pt)\n'
        f"#for place in range({count // 40}) {{ par(lorem(40)) }}"
    )
    compiler = typst.Compiler(source.encode(), font_paths=bundled_fonts())
    made = compiler.compile(format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def main() -> int:
    # The first time counts: a pack is issued once, with nothing kept from a run before.
    first = seconds(whole)
    html, pdf = whole()
    pages = len(pypdfium2.PdfDocument(io.BytesIO(pdf)))
    words = sum(len(part.split()) for part in all_words(with_glossary(pack(), KNOWN)))
    # A different number of words each time: Typst remembers what it has set before.
    baseline = median(seconds(lambda extra=round_: plain_words(words + 40 * extra)) for round_ in range(ROUNDS))
    print(f"Board pack: {ACTIONS} actions, {pages} pages, HTML {len(html) / 1e3:,.0f} kB, PDF {len(pdf) / 1e3:,.0f} kB")
    print(f"  tree, glossary, HTML and PDF, first time   {first:.2f} s (limit {LIMIT_SECONDS:.0f} s)")
    print(f"  baseline: Typst alone, {words:,} plain words  {baseline:.2f} s")
    print(f"  ratio                                      {first / baseline:.1f}")
    return 0 if first < LIMIT_SECONDS else 1


if __name__ == "__main__":
    raise SystemExit(main())
