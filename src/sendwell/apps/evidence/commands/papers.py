"""Papers are given, described, and read again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from sendwell.apps.evidence import files
from sendwell.apps.evidence.models import Document, DocumentState
from sendwell.apps.evidence.permissions import may_close_papers, may_review, may_review_paper
from sendwell.apps.evidence.recording import inherit_privacy
from sendwell.apps.evidence.tasks import read_paper
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.mechanisms.uploads import LARGEST_UPLOAD, LARGEST_UPLOAD_MB
from sendwell.apps.partnership.models import Area, Person

NOT_PAPERS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})  # what computers leave in folders


@dataclass(frozen=True, slots=True)
class Taken:
    """A paper that was given: the row that holds it, and whether it was held already."""

    document: Document
    held_already: bool


@command
def take_in(*, file: File, by: Person) -> Taken:  # type: ignore[type-arg]
    """Keep a paper and ask for it to be read. The same bytes twice are kept once, and lead to the paper held.

    Raises PermissionDenied, or Refused for an empty file or one that is too large.
    """
    require(may_review(by))
    name = files.shown_name(file.name or "")
    if not file.size:
        raise Refused(f"“{name}” is empty. Fetch or save it again, then give it again.")
    if file.size > LARGEST_UPLOAD:
        raise Refused(too_large(name))
    sha256 = files.sha256_of(file)
    if held := _held(by.area, sha256):
        return Taken(held, held_already=True)
    return _keep(file, name, sha256, by)


def take_in_folder(*, path: Path, by: Person) -> list[Taken | Refused]:
    """Give every file in a folder of the server, and in the folders in it; a refused file is told, and the rest go on.

    Raises PermissionDenied, or Refused where there is no such folder.
    """
    require(may_review(by))
    if not path.is_dir():
        raise Refused(f"There is no folder at {path}.")
    papers = (found for found in sorted(path.rglob("*")) if found.is_file() and found.name.lower() not in NOT_PAPERS)
    return [_from_path(paper, by) for paper in papers]


@command
def read_again(*, document: Document, by: Person) -> Document:
    """Ask for a paper to be read again; what a person has confirmed stays. Raises PermissionDenied or Refused."""
    found = _locked(document, by)
    waits = found.state in (DocumentState.WAITING, DocumentState.READING)
    if waits and not found.is_stuck(timezone.now()):
        raise Refused("This paper is being read now. Wait until that is done.")
    found.state, found.problem = DocumentState.WAITING, ""
    _ask_for_reading(found)
    return found


@command
def say_when_published(*, document: Document, published_on: date | None, by: Person) -> Document:
    """Say on which day a paper was published; inspection reports do not print it. Raises PermissionDenied."""
    found = _locked(document, by)
    found.published_on = published_on
    found.save()
    return found


@command
def say_what_it_replaces(*, document: Document, supersedes: Document | None, by: Person) -> Document:
    """Say which paper this one is a newer version of, or that it is of none. Raises PermissionDenied or Refused."""
    found = _locked(document, by)
    if supersedes is not None:
        require(supersedes.area_id == found.area_id)
        if found.pk in _with_its_earlier_versions(supersedes):
            raise Refused("That paper is itself a newer version of this one.")
    found.supersedes = supersedes
    inherit_privacy(found)
    found.save()
    return found


@command
def say_who_may_read(*, document: Document, private_because: str, by: Person, seen: Seen | None = None) -> Document:
    """Say why a paper is private, or, with nothing, open it to everyone with a role. Raises PermissionDenied."""
    require(may_close_papers(by) and document.area_id == by.area_id)
    found = hold(document, seen)
    found.private_because = private_because.strip()
    found.save()
    return found


def too_large(name: str) -> str:
    """Why a file was not taken."""
    why = f"“{name}” is larger than {LARGEST_UPLOAD_MB} MB, so it was not taken."
    return f"{why} Give it in parts, or with smaller pictures."


def _held(area: Area, sha256: str) -> Document | None:
    return Document.objects.filter(area=area, sha256=sha256).first()


def _keep(file: File, name: str, sha256: str, by: Person) -> Taken:  # type: ignore[type-arg]
    size, stored_as = file.size, files.keep(file)
    document = Document(area=by.area, sha256=sha256, file_name=name, stored_as=stored_as, size=size, given_by=by)
    try:
        with transaction.atomic():
            _ask_for_reading(document)
    except IntegrityError:  # the same file came twice at the same moment
        files.forget(stored_as)
        held = _held(by.area, sha256)
        if held is None:
            raise
        return Taken(held, held_already=True)
    except BaseException:
        files.forget(stored_as)
        raise
    return Taken(document, held_already=False)


def _ask_for_reading(document: Document) -> None:
    document.progress, document.waiting_since = 0, timezone.now()
    document.save()
    transaction.on_commit(partial(read_paper.enqueue, document.pk))


def _from_path(path: Path, by: Person) -> Taken | Refused:
    try:
        with path.open("rb") as file:
            return take_in(file=File(file, name=path.name), by=by)
    except Refused as refused:
        return refused
    except OSError as error:
        return Refused(f"“{path.name}” could not be opened ({error.strerror}).")


def _locked(document: Document, by: Person) -> Document:
    found = Document.objects.select_for_update().get(pk=document.pk)
    require(may_review_paper(by, found))
    return found


def _with_its_earlier_versions(document: Document) -> Iterable[int]:
    chain: list[int] = []
    now: Document | None = Document.objects.get(pk=document.pk)
    while now is not None and now.pk not in chain:
        chain.append(now.pk)
        now = now.supersedes
    return chain
