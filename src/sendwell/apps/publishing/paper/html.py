"""A paper as an accessible fragment of a web page, in the classes of the GOV.UK Design System.

No styles and no scripts stand in the fragment, so that a strict content security policy holds. Every word from the
tree is escaped.
"""

from html import escape

from .drawing import svg_of
from .numbering import anchor
from .plain import heading_words, readable, safe_url
from .tree import (
    Abbr,
    Block,
    BulletList,
    Callout,
    Cite,
    Document,
    Figure,
    Inline,
    KeyFacts,
    LineBreak,
    Link,
    Paragraph,
    Part,
    Quotation,
    Row,
    Runs,
    Section,
    Strong,
    Table,
    Tag,
    Text,
)

_HEADING_CLASSES = {2: "govuk-heading-l", 3: "govuk-heading-m", 4: "govuk-heading-s"}
_DEEPEST = max(_HEADING_CLASSES)


def to_html(document: Document) -> str:
    """The numbered paper as an HTML fragment with one first-level heading; the page around it has none of its own."""
    parts = [
        f'<article class="govuk-!-text-break-word" lang="{_attribute(document.language)}">',
        _title(document),
        _callout(document.notice) if document.notice else "",
        _key_facts(document.about) if document.about else "",
        *(_section(section, level=2) for section in document.sections),
        "</article>",
    ]
    return "\n".join(part for part in parts if part)


def _title(document: Document) -> str:
    publisher = f'<span class="govuk-caption-xl">{_text(document.publisher)}</span>\n' if document.publisher else ""
    subtitle = f'\n<p class="govuk-body-l">{_text(document.subtitle)}</p>' if document.subtitle else ""
    return f'{publisher}<h1 class="govuk-heading-xl">{_text(heading_words(document.title))}</h1>{subtitle}'


def _section(section: Section, level: int) -> str:
    number = f"{_text(_heading_number(section))} " if section.number else ""
    identity = f' id="section-{_attribute(section.number)}"' if section.number else ""
    words = number + _text(heading_words(section.heading))
    heading = f'<h{level} class="{_HEADING_CLASSES[level]}"{identity}>{words}</h{level}>'
    inner = min(level + 1, _DEEPEST)
    return "\n".join(
        [heading, *map(_block, section.blocks), *(_section(below, inner) for below in section.subsections)]
    )


def _heading_number(section: Section) -> str:
    return f"Annex {section.number}:" if section.part is Part.ANNEX else section.number


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Quotation():
            return _quotation(block)
        case BulletList():
            items = "\n".join(f"<li>{_runs(item)}</li>" for item in block.items)
            return f'<ul class="govuk-list govuk-list--bullet">\n{items}\n</ul>'
        case KeyFacts():
            return _key_facts(block)
        case Callout():
            return _callout(block)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)


def _paragraph(paragraph: Paragraph) -> str:
    if not paragraph.number:
        return f'<p class="govuk-body">{_runs(paragraph.content)}</p>'
    words = _number(paragraph.number) + _runs(paragraph.content)
    return f'<p class="govuk-body" id="{anchor(paragraph.number)}">{words}</p>'


def _number(number: str) -> str:
    """The number as a link to its own place, so that it can be copied and sent."""
    return f'<a class="govuk-link app-paragraph-number" href="#{anchor(number)}">{number}</a> '


def _quotation(quotation: Quotation) -> str:
    source = f'\n<footer class="app-quote__source">{_runs(quotation.source)}</footer>' if quotation.source else ""
    return f'<blockquote class="app-quote">\n<p>{_runs(quotation.content)}</p>{source}\n</blockquote>'


def _key_facts(facts: KeyFacts) -> str:
    rows = "\n".join(
        '<div class="govuk-summary-list__row">'
        f'<dt class="govuk-summary-list__key">{_text(name)}</dt>'
        f'<dd class="govuk-summary-list__value">{_runs(value)}</dd></div>'
        for name, value in facts.facts
    )
    return f'<dl class="govuk-summary-list">\n{rows}\n</dl>'


def _callout(callout: Callout) -> str:
    paragraphs = "\n".join(f'<p class="govuk-body">{_runs(content)}</p>' for content in callout.paragraphs)
    return (
        '<div class="app-next">\n'
        f'<p class="govuk-body govuk-!-font-weight-bold">{_text(callout.heading)}</p>\n{paragraphs}\n</div>'
    )


def _table(table: Table) -> str:
    shares = _shares(table)
    header = "".join(
        f'<th scope="col" class="govuk-table__header{share}">{_text(name)}</th>'
        for name, share in zip(table.header, shares, strict=True)
    )
    rows = "\n".join(_row(row, table.header) for row in table.rows)
    return (
        '<table class="govuk-table app-stacks">\n'
        f'<caption class="govuk-table__caption govuk-table__caption--m">{_text(table.caption)}</caption>\n'
        f'<thead class="govuk-table__head"><tr class="govuk-table__row">{header}</tr></thead>\n'
        f'<tbody class="govuk-table__body">\n{rows}\n</tbody>\n</table>'
    )


def _figure(figure: Figure) -> str:
    drawn = svg_of(figure, f' role="img" aria-label="{_attribute(figure.alternative)}"')
    caption = f'<figcaption class="govuk-body govuk-!-font-weight-bold">{_text(figure.caption)}</figcaption>'
    return f'<figure class="app-figure">\n{caption}\n{drawn}\n</figure>'


def _shares(table: Table) -> list[str]:
    """A class for the share of the page that each column has, to the nearest twentieth: styles may not stand here."""
    whole = sum(table.widths)
    shares = (round(20 * width / whole) * 5 for width in table.widths)
    return [f" app-share-{share}" for share in shares] or [""] * len(table.header)


def _row(row: Row, header: tuple[str, ...]) -> str:
    identity = f' id="{anchor(row.number)}"' if row.number else ""
    number = _number(row.number) if row.number else ""
    first, *others = row.cells
    # The number already stands out in a numbered row, and a whole action in bold is hard to read.
    weight = " govuk-!-font-weight-regular" if row.number else ""
    name = f'<th scope="row" class="govuk-table__header{weight}">{number}{_runs(first)}</th>'
    # On a phone each row is a card, and each cell is led by the heading of its column.
    values = "".join(
        f'<td class="govuk-table__cell" data-label="{_attribute(name)}">{_runs(cell)}</td>'
        for name, cell in zip(header[1:], others, strict=True)
    )
    return f'<tr class="govuk-table__row"{identity}>{name}{values}</tr>'


def _runs(content: Runs) -> str:
    return "".join(map(_inline, content))


def _inline(run: Inline) -> str:
    match run:
        case Text():
            return _text(run.words)
        case Strong():
            return f"<strong>{_text(run.words)}</strong>"
        case Link():
            return _link(_text(run.words), run.url)
        case Cite():
            inside = f'[<span class="govuk-visually-hidden">source </span>{run.number}]'
            return _link(inside, run.url, "govuk-link app-source")
        case Abbr():
            return f'<abbr title="{_attribute(run.expansion)}">{_text(run.term)}</abbr>'
        case LineBreak():
            return "<br>"
        case Tag():
            return f'<strong class="govuk-tag govuk-tag--{run.colour}">{_text(run.words)}</strong>'


def _link(inside: str, url: str, classes: str = "govuk-link") -> str:
    """`inside` (already escaped) as a link, or as it stands where the address may not be followed."""
    address = safe_url(url)
    return f'<a class="{classes}" href="{_attribute(address)}">{inside}</a>' if address else inside


def _text(words: str) -> str:
    return escape(readable(words), quote=False)


def _attribute(words: str) -> str:
    return escape(readable(words), quote=True)
