"""Invented letters in the layout of 2016 to 2022, about areas that do not exist, as text, DOCX and HTML."""

import io
import textwrap
from html import escape

import docx

IDENTIFYING = (
    "The effectiveness of the local area in identifying children and young people’s special educational needs "
    "and/or disabilities"
)
MEETING = (
    "The effectiveness of the local area in meeting the needs of children and young people with special educational "
    "needs and/or disabilities"
)
IMPROVING = (
    "The effectiveness of the local area in improving outcomes for children and young people with special educational "
    "needs and/or disabilities"
)

# A paragraph each; "• " begins a list item. Everything here was made up for these tests.
OUTCOME = [
    "18 July 2019",
    "Ms Jana Heathcote-Brill\nDirector of Children’s Services, Fenmoor County Council\nReed House\nFenmoor",
    "Dr Ottoline Marsh, Accountable Officer, NHS Fenmoor Clinical Commissioning Group\n"
    "Tobias Wren, Local Area Nominated Officer",
    "Dear Ms Heathcote-Brill and Dr Marsh",
    "Joint local area SEND inspection in Fenmoor",
    "Between 3 June 2019 and 7 June 2019, Ofsted and the Care Quality Commission (CQC) conducted a joint inspection "
    "of the local area of Fenmoor to judge the effectiveness of the area in implementing the disability and special "
    "educational needs reforms as set out in the Children and Families Act 2014.",
    "The inspection was led by one of Her Majesty’s Inspectors from Ofsted, with a children’s services inspector from "
    "the CQC.",
    "As a result of the findings of this inspection and in accordance with the Children Act 2004 (Joint Area Reviews) "
    "Regulations 2015, Her Majesty’s Chief Inspector (HMCI) has determined that a Written Statement of Action is "
    "required because of significant areas of weakness in the local area’s practice.",
    "Main findings",
    "• Leaders in Fenmoor know the marshland villages well and speak warmly of the children there.",
    "• Families on the coast do not hear about changes until long after they were made.",
    IDENTIFYING,
    "Strengths",
    "• Health visitors on the ferry route see nearly every toddler, and pass on what they notice to nurseries within "
    "a fortnight.",
    "• Nursery staff use one shared checklist.",
    "Areas for development",
    "• Too few schools tell the council’s teams about hearing loss before Year 3, so that help comes late.",
    MEETING,
    "Strengths",
    "• The toy library is open to all families.",
    "Areas for development",
    "• Education, health and care plans are written late and lack advice from social care.",
    "• Parents wait up to 14 months for an appointment with an occupational therapist. They hear nothing meanwhile.",
    IMPROVING,
    "Strengths",
    "• Young people run the harbour café with skill.",
    "Areas for development",
    "• Exclusions of pupils who receive SEN support have risen three years in a row.",
    "The inspection raises significant concerns about the effectiveness of the local area.",
    "The local area is required to produce and submit a Written Statement of Action to Ofsted that explains how it "
    "will tackle the following areas of significant weakness:",
    "• the long waits for occupational therapy",
    "• the poor quality of education, health and care plans, above all the missing advice from social care",
    "• the lack of joint commissioning between the council and the clinical commissioning group.",
    "Yours sincerely",
    "Prudence Alderton\nHer Majesty’s Inspector",
    "{signatures}",
    "cc: Department for Education\nNHS Fenmoor Clinical Commissioning Group\nDirector of Public Health for Fenmoor",
]

SIGNATURES = [
    ("Ofsted", "Care Quality Commission"),
    ("Mirabel Stone", "Ivo Larkspur"),
    ("Regional Director", "Deputy Chief Inspector, Primary Medical Services"),
    ("Prudence Alderton", "Rosamund Pike-Hollis"),
    ("HMI Lead Inspector", "CQC Inspector"),
]

REVISIT = [
    "2 June 2021",
    "Ms Jana Heathcote-Brill\nDirector of Children’s Services, Fenmoor County Council",
    "Dear Ms Heathcote-Brill",
    "Joint area SEND revisit in Fenmoor",
    "Between 20 April 2021 and 22 April 2021, Ofsted and the Care Quality Commission (CQC) revisited the local area of "
    "Fenmoor to decide whether sufficient progress has been made in addressing each of the areas of significant "
    "weakness detailed in the inspection report letter published on 18 July 2019.",
    "As a result of the findings of the initial inspection, HMCI determined that a written statement of action was "
    "required because of significant areas of weakness.",
    "The area has made sufficient progress in addressing two of the three significant weaknesses identified at the "
    "initial inspection. The area has not made sufficient progress in addressing one significant weakness.",
    "Progress against each area of significant weakness",
    "The initial inspection found that:",
    "• families waited too long for occupational therapy.",
    "A second team now works from the old custom house. Waits have halved.",
    "The area has made sufficient progress to improve this area of weakness.",
    "The initial inspection found that:",
    "• plans lacked advice from social care.",
    "Little has changed: one plan in four still has none.",
    "The area has not made sufficient progress to improve this area of weakness.",
    "The initial inspection found that:",
    "• the council and the clinical commissioning group did not commission jointly.",
    "One budget now pays for speech therapy.",
    "The area has made sufficient progress to improve this area of weakness.",
    "Yours sincerely",
    "Prudence Alderton\nHer Majesty’s Inspector",
]


def as_text(paragraphs: list[str], width: int = 78, page: int = 34) -> bytes:
    """As a PDF's text comes: hard wraps, no empty lines, page numbers, a letterhead on the first page."""
    lines = ["Ofsted", "7 Example Street", "T 0300 000 0000", "www.gov.uk/ofsted"]
    for paragraph in paragraphs:
        if paragraph == "{signatures}":
            lines += ["\t".join(row) for row in SIGNATURES]
        else:
            lines += [line for part in paragraph.split("\n") for line in textwrap.wrap(part, width)]
    pages = [lines[start : start + page] for start in range(0, len(lines), page)]
    return "\f".join("\n".join([*body, str(number)]) for number, body in enumerate(pages, 1)).encode()


def as_html(paragraphs: list[str]) -> bytes:
    """As a council puts it on its site."""
    body = "<ul></ul>".join(map(_html, paragraphs))
    return f"<!doctype html><title>Letter</title><nav>Home</nav><main>{body}</main><footer>About</footer>".encode()


def _html(paragraph: str) -> str:
    if paragraph == "{signatures}":
        rows = "".join(f"<tr><td>{escape(left)}</td><td>{escape(right)}</td></tr>" for left, right in SIGNATURES)
        return f"<table>{rows}</table>"
    if paragraph.startswith("• "):
        return f"<ul><li>{escape(paragraph[2:])}</li></ul>"
    return f"<p>{escape(paragraph)}</p>".replace("\n", "<br>")


def as_docx(paragraphs: list[str]) -> bytes:
    """As the inspectors wrote it."""
    document = docx.Document()
    for paragraph in paragraphs:
        if paragraph == "{signatures}":
            table = document.add_table(0, 2)
            for row in SIGNATURES:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
        elif paragraph.startswith("• "):
            document.add_paragraph(paragraph[2:], style="List Bullet")
        else:
            document.add_paragraph(paragraph)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
