"""Whether a paper is a newer version of one that is held already, told by how many of its words they share."""

import re
from collections.abc import Iterable, Set

from sendwell.apps.evidence.models import Document, DocumentPage, DocumentState

RUN = 5  # words; shorter runs are shared by chance
ALIKE_WITH_ONE_TITLE = 0.4  # of the runs of either paper: minutes of two meetings have one title, and share far fewer
ALIKE = 0.7
_WORD = re.compile(r"\w+")


def likeness(one: Set[int], other: Set[int]) -> float:
    """The share of runs of words that two papers have in common, from 0 to 1 (Jaccard index)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def runs_of(text: str) -> frozenset[int]:
    """Every run of RUN words in a text, as numbers that stand for them within this process."""
    words = _WORD.findall(text.casefold())
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(max(1, len(words) - RUN + 1)))


def earlier_version(document: Document) -> Document | None:
    """The latest paper of the area that `document` appears to be a newer version of; None if there is none."""
    same_kind = Document.objects.filter(area_id=document.area_id, kind=document.kind, state=DocumentState.READ)
    others = list(same_kind.exclude(pk=document.pk).order_by("-given_at", "-pk"))
    texts = _texts([document, *others])
    own = runs_of(texts.get(document.pk, ""))
    for other in others:
        needed = ALIKE_WITH_ONE_TITLE if _title(other) == _title(document) != "" else ALIKE
        if likeness(own, runs_of(texts.get(other.pk, ""))) >= needed:
            return other
    return None


def _texts(documents: Iterable[Document]) -> dict[int, str]:
    texts: dict[int, list[str]] = {}
    pages = DocumentPage.objects.filter(document__in=list(documents)).order_by("document", "number")
    for key, text in pages.values_list("document_id", "text").iterator():
        texts.setdefault(key, []).append(text)
    return {key: "\n".join(parts) for key, parts in texts.items()}


def _title(document: Document) -> str:
    return " ".join(document.title.casefold().split())
