"""Area SEND inspection reports that were saved as Word files and as web pages."""

import io

import pytest
from docx import Document

from sendwell.domain.reading import read
from sendwell.domain.reading.model import FindingKind, Paper

HEAD = (
    "Area SEND inspection of Fenmoor Local Area Partnership",
    "Inspection dates: 2 to 6 March 2026",
    "Inspection outcome",
    "There are widespread and/or systemic failings.",
    "Information about the local area partnership",
    "Fenmoor Council and NHS Fenmoor ICB are jointly responsible for services.",
    "What is it like to be a child or young person with SEND in this area?",
)
EFFECTIVE = ("Leaders know their area.", "Leaders have plans.")
INNER = "Early."  # an item of a list within the list
PRIORITY = (
    ("Fenmoor Council", "Leaders should plan.\nThey should act."),
    ("NHS Fenmoor ICB", "Leaders should listen."),
)
IMPROVEMENTS = ("Leaders should learn.\nFamilies should be heard.", "Leaders should meet.")
DETAILS = (
    ("Local authority", "Integrated care board"),
    ("Fenmoor Council", "NHS Fenmoor ICB"),
    ("Ann Example\nDirector of Children’s Services", "Ben Sample\nChief Executive"),
    ("www.fenmoor.example", "www.icb.example"),
)
TEAM = (("Ofsted", "Care Quality Commission"), ("", "Dan Test, lead inspector"), ("Cara Head HMI, Ofsted", ""))
Table = tuple[tuple[str, ...], ...]
PARTS: tuple[tuple[str, Table], ...] = (
    ("Areas for priority action", (("Responsible body", "Areas for priority action"), *PRIORITY)),
    ("Areas for improvement", (("Areas for improvement",), *((text,) for text in IMPROVEMENTS))),
    ("Local area partnership details", DETAILS),
    ("Inspection team", TEAM),
)


def word_file() -> bytes:
    document = Document()
    for text in (*HEAD, "What is the area partnership doing that is effective?"):
        document.add_paragraph(text)
    for text, style in zip((*EFFECTIVE, INNER), ("List Bullet", "List Bullet", "List Bullet 2"), strict=True):
        document.add_paragraph(text, style=style)
    document.add_paragraph("What does the area partnership need to do better?")
    for heading, rows in PARTS:
        document.add_paragraph(heading)
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def web_page() -> bytes:
    html = "".join(f"<p>{text}</p>" for text in (*HEAD, "What is the area partnership doing that is effective?"))
    html += f"<ul><li>{EFFECTIVE[0]}</li><li><p>{EFFECTIVE[1]}</p><ul><li>{INNER}</li></ul></li></ul>"
    html += "<h2>What does the area partnership need to do better?</h2>"
    for heading, rows in PARTS:
        cells = ("".join(f"<td><p>{text.replace(chr(10), '</p><p>')}</p></td>" for text in row) for row in rows)
        html += f"<h2>{heading}</h2><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    return f"<!doctype html><html><body><table><tr><td>{html}</td></tr></table></body></html>".encode()


@pytest.fixture(scope="module", params=[word_file, web_page])
def paper(request: pytest.FixtureRequest) -> Paper:
    return read(request.param(), name="report")


def words(paper: Paper, kind: FindingKind) -> list[str]:
    return [finding.citation.words for finding in paper.findings if finding.kind is kind]


def test_an_item_of_an_inner_list_stays_in_its_bullet(paper):
    assert words(paper, FindingKind.STRENGTH) == [EFFECTIVE[0], f"{EFFECTIVE[1]} • {INNER}"]


def test_each_row_of_a_table_is_an_area_whole(paper):
    assert words(paper, FindingKind.PRIORITY_ACTION) == [text.replace("\n", " ") for _, text in PRIORITY]
    assert words(paper, FindingKind.IMPROVEMENT) == [text.replace("\n", " ") for text in IMPROVEMENTS]


def test_the_bodies_of_a_row_answer_for_its_area(paper):
    actions = [finding for finding in paper.findings if finding.kind is FindingKind.PRIORITY_ACTION]
    assert [action.responsible_bodies for action in actions] == [bodies for bodies, _ in PRIORITY]


def test_bodies_and_people_are_read_from_their_columns(paper):
    facts = paper.inspection
    assert [body.name for body in facts.local_authorities + facts.icbs] == ["Fenmoor Council", "NHS Fenmoor ICB"]
    assert [(who.name, who.role) for who in facts.directors_of_childrens_services + facts.icb_leads] == [
        ("Ann Example", "Director of Children’s Services"),
        ("Ben Sample", "Chief Executive"),
    ]
    assert [(who.name, who.organisation) for who in facts.inspectors] == [("Cara Head", "Ofsted"), ("Dan Test", "CQC")]


def test_every_citation_is_word_for_word(paper):
    for finding in paper.findings:
        cited = " ".join(paper.pages[span.page - 1].text[span.start : span.end] for span in finding.citation.spans)
        assert " ".join(cited.split()) == finding.citation.words
