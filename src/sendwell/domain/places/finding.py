"""Which place is meant: from an old or a new code, or from a name however it is spelt."""

import re
from functools import cache

from sendwell.domain.places.authorities import Authority, Region, authorities, regions

_NOISE = re.compile(r"\b(city|county|metropolitan|borough|council|district|london|royal|of|the|unitary authority)\b")
_FOOTNOTE = re.compile(r"(?<=[a-z)][a-z)])\d+(?:,\d+)*$")
_BRACKETS = re.compile(r"\((?!inner|outer)[^)]*\)")


def authority_with_code(code: str) -> Authority | None:
    """The authority that `code` means, of three digits or of nine characters, old or new; None if none is known.

    >>> authority_with_code("E10000023").name, authority_with_code("E06000065").name, authority_with_code("815.0").name
    ('North Yorkshire', 'North Yorkshire', 'North Yorkshire')
    """
    return _codes().get(code.strip().upper().removesuffix(".0"))


def authorities_named(name: str) -> tuple[Authority, ...]:
    """The authorities that `name` may mean: Dorset is two, one after the other.

    >>> [found.code for found in authorities_named("Kingston upon Hull, City of")]
    ['810']
    >>> [found.code for found in authorities_named("dorset")]
    ['835', '838']
    """
    return _names().get(_plain(name)) or _short_names().get(_short(name), ())


def region_with(code_or_name: str) -> Region | None:
    """The region with this code or name, in any spelling; None if none is known.

    >>> region_with("YORKSHIRE AND THE HUMBER").code, region_with("987").name
    ('E12000003', 'Inner London')
    """
    return _regions().get(_plain(code_or_name.removesuffix(".0")))


def _plain(name: str) -> str:
    """A name without capitals, marks of notes, commas and stops, and with "and" for "&"."""
    text = _FOOTNOTE.sub("", name.strip().lower()).replace("&", " and ").replace("’", "'")
    return " ".join(re.sub(r"[.,'()\-]", " ", text).split())


def _short(name: str) -> str:
    """What is left of a name when the words for the kind of authority are taken away."""
    return " ".join(_NOISE.sub(" ", _plain(_BRACKETS.sub(" ", name.lower()))).split())


@cache
def _codes() -> dict[str, Authority]:
    found: dict[str, Authority] = {}
    for each in authorities():
        for code in (each.code, *each.ons_codes):
            found.setdefault(code, each)
    return found


@cache
def _names() -> dict[str, tuple[Authority, ...]]:
    found: dict[str, tuple[Authority, ...]] = {}
    for each in authorities():
        for name in dict.fromkeys(map(_plain, (each.name, *each.other_names))):
            found[name] = (*found.get(name, ()), each)
    return found


@cache
def _short_names() -> dict[str, tuple[Authority, ...]]:
    found: dict[str, tuple[Authority, ...]] = {}
    for each in authorities():
        for name in dict.fromkeys(map(_short, (each.name, *each.other_names))):
            if name:
                found[name] = (*found.get(name, ()), each)
    return found


@cache
def _regions() -> dict[str, Region]:
    return {
        _plain(key): each for each in regions() for key in (each.code, each.name, *each.other_codes, *each.other_names)
    }
