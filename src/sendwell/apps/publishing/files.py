"""A paper as a file to take away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from sendwell.apps.governance.models import Body
from sendwell.apps.publishing.audiences import USUAL
from sendwell.apps.publishing.paper.pdf import to_pdf
from sendwell.apps.publishing.paper.tree import Document
from sendwell.apps.publishing.paper.word import to_word


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: how it is made from the tree, the site's address and a date, and what browsers call it."""

    make: Callable[[Document, str, date], bytes]
    ending: str
    content_type: str


PDF = Form(to_pdf, "pdf", "application/pdf")
WORD = Form(to_word, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def as_file(request: HttpRequest, paper: Document, form: Form, name: str, dated: date) -> HttpResponse:
    """`paper` to be saved under `name`, with links that lead back to this site."""
    response = HttpResponse(form.make(paper, request.build_absolute_uri("/"), dated), content_type=form.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form.ending}"'
    return response


def pack_name(body: Body, meeting_on: date, audience: str, edition: int) -> str:
    """What the file of a pack is called, without its ending; the usual form and the first edition go without saying."""
    form = "" if audience == USUAL else f"-{audience}"
    later = "" if edition == 1 else f"-edition-{edition}"
    return f"pack-{slugify(str(body)) or body.pk}-{meeting_on.isoformat()}{form}{later}"
