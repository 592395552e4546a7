"""When two names mean the same body or the same person, for certain."""

import re
import unicodedata
from collections.abc import Iterable

from sendwell.apps.partnership.models import Person

_NOT_A_WORD = re.compile(r"[\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_FORMS_OF_ADDRESS = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "cllr", "councillor", "rev", "revd"}
)


def body_key(name: str) -> str:
    """What is left of a body's name without case, accents, punctuation and "the"; "&" is "and".

    >>> body_key("The Children & Young People’s Board") == body_key("Children and Young Peoples board")
    True
    """
    return " ".join(word for word in _words(name) if word != "the")


def person_meant(named: str, people: Iterable[Person]) -> Person | None:
    """The one person whose full name or job title `named` is; None where there is none, or more than one.

    A paper may put the job after a comma ("Ann Lee, Head of Service"): the name before it decides.
    """
    known = list(people)
    for words in (named, named.partition(",")[0]):
        if not (key := _person_key(words)):
            continue
        found = [person for person in known if key in (_person_key(person.name), _person_key(person.job_title))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _person_key(words: str) -> str:
    return " ".join(word for word in _words(words) if word not in _FORMS_OF_ADDRESS and word != "the")


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = _MARKS.sub("", folded)
    return _NOT_A_WORD.sub(" ", _APOSTROPHES.sub("", plain.replace("&", " and "))).split()
