"""The slow work of this app: reading a paper."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from sendwell.apps.evidence import files
from sendwell.apps.evidence.apart import Tell, read_apart
from sendwell.apps.evidence.models import Document, DocumentState
from sendwell.apps.evidence.recording import record
from sendwell.apps.mechanisms.history import acting_as
from sendwell.domain.problems import Problem
from sendwell.domain.reading import UnreadablePaper
from sendwell.domain.reading.model import Paper

Reader = Callable[[bytes, str, Tell], Paper]
LOST = "The file is no longer where it was kept."
FAULT = "Sendwell failed while it read this paper. It is our fault, not the paper’s, and nothing was changed."


@task()
def read_paper(document_id: int) -> None:
    """Read a paper that waits; see `read_document`."""
    read_document(document_id)


def read_document(document_id: int, reader: Reader = read_apart) -> None:
    """Read a paper that waits, and write down what it says; where that fails, the sentence that says why.

    A paper that another worker is reading, or that was read meanwhile, is left alone.
    """
    document = _claim(document_id)
    if document is None:
        return
    try:
        paper = reader(files.content_of(document.stored_as), document.file_name, document_progress(document))
        document_progress(document)(80)
        record(document, paper)
    except UnreadablePaper as unreadable:
        _give_up(document_id, unreadable.problem)
    except FileNotFoundError:
        _give_up(document_id, Problem(document.file_name, LOST, "Give the paper again."))
    except Exception:
        _give_up(document_id, Problem(document.file_name, FAULT, "Read it again; if that fails too, tell us."))
        raise  # the worker writes the trace to its log


def document_progress(document: Document) -> Tell:
    """A teller that shows on the paper's page how many per cent of its reading are done."""

    def tell(per_cent: int) -> None:
        document.progress = per_cent
        document.save_without_historical_record(update_fields=["progress"])  # type: ignore[attr-defined]

    return tell


@transaction.atomic
def _claim(document_id: int) -> Document | None:
    document = Document.objects.select_for_update().filter(pk=document_id, state=DocumentState.WAITING).first()
    if document is None:
        return None
    document.state, document.progress, document.waiting_since = DocumentState.READING, 10, timezone.now()
    with acting_as(None):
        document.save()
    return document


@transaction.atomic
def _give_up(document_id: int, problem: Problem) -> None:
    document = Document.objects.select_for_update().get(pk=document_id)
    document.state, document.progress, document.waiting_since = DocumentState.UNREADABLE, 0, None
    document.problem = f"{problem.what} {problem.mend}"
    with acting_as(None):
        document.save()
