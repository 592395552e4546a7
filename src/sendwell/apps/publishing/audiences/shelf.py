"""Every form of pack that Sendwell knows: a file each in `forms/`."""

from functools import cache
from importlib.resources import files

from sendwell.apps.publishing.audiences.audience import Audience, read_audience

USUAL = "board"


@cache
def audiences() -> dict[str, Audience]:
    """Every form of pack by key, the usual one first."""
    papers = sorted((files("sendwell.apps.publishing.audiences") / "forms").iterdir(), key=lambda paper: paper.name)
    found = [read_audience(paper.read_text(encoding="utf-8")) for paper in papers if paper.name.endswith(".toml")]
    return {one.key: one for one in sorted(found, key=lambda one: one.key != USUAL)}


def audience_named(key: str) -> Audience:
    """The form with this key. Raises KeyError."""
    return audiences()[key]


def audience_for_body(name: str) -> Audience:
    """The form that a body of this name usually reads: the one with the longest word that stands in the name.

    >>> audience_for_body("Children and Families Overview and Scrutiny Committee").key, audience_for_body("Board").key
    ('scrutiny', 'board')
    """
    said = name.casefold()
    fitting = [(len(word), one) for one in audiences().values() for word in one.for_bodies if word in said]
    return max(fitting, key=lambda found: found[0])[1] if fitting else audiences()[USUAL]
