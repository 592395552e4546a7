"""Papers for the tests of `paper`: one of each block, a long one, and words meant to do harm."""

from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import (
    Abbr,
    BulletList,
    Callout,
    Cite,
    Colour,
    Document,
    Dot,
    Figure,
    KeyFacts,
    LineBreak,
    Link,
    Paragraph,
    Part,
    Quotation,
    Row,
    Section,
    Stretch,
    Strong,
    Table,
    Tag,
    runs,
)

HOSTILE = (
    '#import "/etc/passwd": *',
    "$$ x^2 $$ #panic() @label <label> // comment",
    "back\\slash \\u{41} `raw` *bold* _under_",
    "<script>alert(1)</script> & &amp; \"quoted\" 'single'",
    "emoji \N{SMILING FACE WITH OPEN MOUTH} and \N{ROCKET}\N{VARIATION SELECTOR-16}",
    "שלום العربية \N{RIGHT-TO-LEFT OVERRIDE}desrever",
    "中文 हिन्दी ไทย",
    "x" * 10_000,
    "null \x00 bell \x07 escape \x1b[31m next \x85 lone \ud800 end \uffff",
)


def a_figure(words: str) -> Figure:
    """A picture of each kind of dot, with limits and a target."""
    kinds = ("", "better", "worse", "other")
    dots = tuple(Dot(f"2026-0{month}-28", 40.0 + month, kind) for month, kind in enumerate(kinds, 1))
    limits = (Stretch("2026-01-28", "2026-04-28", 42.5, 38.0, 47.0),)
    return Figure(words, f"It rose. {words}", dots, limits, target=60.0, unit="%")


def every_block() -> Document:
    """A numbered paper in which each kind of block and of inline value occurs."""
    summary = Section(
        "Summary",
        (
            Callout("To decide", (runs("Whether to move the date."),)),
            Paragraph(runs("Waiting is ", Strong("6.1 weeks shorter"), " ", Cite(1, "/papers/1/"), ".")),
            Paragraph(runs("The ", Abbr("ICB", "integrated care board"), " agreed.")),
            BulletList((runs("first"), runs("second ", Link("see more", "https://example.org/more")))),
        ),
    )
    row = Row((runs("Waiting times"), runs(Tag("Amber", Colour.YELLOW)), runs(Tag("Red", Colour.RED))))
    priorities = Section(
        "Priorities",
        (
            Quotation(runs("Children wait too long."), runs("Report, page 7 ", Cite(2, "https://example.org/2"))),
            Table("Ratings", ("Priority", "Said", "Facts"), (row,)),
            a_figure("Plans in 20 weeks"),
        ),
        subsections=(Section("Waiting times", (Paragraph(runs("Owned by the council.")),)),),
    )
    action = Row((runs("Hire a therapist"), runs("14 March 2026", LineBreak(), "in 9 days")))
    annex = Section(
        "Every action", (Table("Actions", ("Action", "Due"), (action, action), number_rows=True),), part=Part.ANNEX
    )
    return numbered(
        Document(
            "Board pack",
            (summary, priorities, annex),
            subtitle="For decision",
            publisher="Fenmoor SEND partnership",
            about=KeyFacts((("Meeting", runs("12 March 2026")),)),
        )
    )


def saying(words: str) -> Document:
    """A numbered paper that says `words` in every place where words can stand."""
    content = runs(words, Strong(words), Link(words, "https://example.org/"), Abbr(words, words), Tag(words))
    blocks = (
        Paragraph(content),
        Quotation(content, content),
        BulletList((content,)),
        KeyFacts(((words, content),)),
        Callout(words, (content,)),
        Table(words, (words, words), (Row((content, content)),), number_rows=True),
        a_figure(words),
    )
    section = Section(f"Heading {words}", blocks)
    return numbered(Document(f"Title {words}", (section,), subtitle=words, publisher=words))
