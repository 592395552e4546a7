"""Words that leave open what a child will get, and what an outcome does not say. It helps, and never grades."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

OUTCOMES, PROVISION = "outcomes", "provision"
NEXT_LINE = re.compile(r"\n+|(?<=[.;!?])\s+(?=[A-Z•\-–*])")
BULLETS = " \t•·-–*0123456789.)("
FEWEST_WORDS = 4  # a line with fewer is a heading


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that say little: as written, why, and a better way."""

    written: str
    why: str
    better: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One outcome or one provision as written, the words to doubt in it, and what it does not say, as questions."""

    line: str
    doubts: tuple[Doubt, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    find: "re.Pattern[str]"
    row: dict[str, Any]

    def serves(self, kind: str, name: str) -> bool:
        return bool(self.row.get(name, kind) == kind)


def check_words(text: str, kind: str) -> list[Checked]:
    """Each line of section E (`kind` OUTCOMES) or F (PROVISION), with what to look at. Nothing of it is kept.

    >>> check_words("Sam will have access to regular support.", PROVISION)[0].doubts[0].better
    'Name what the child gets, for how long, how often and from whom.'
    """
    return [_checked(line, kind) for line in _lines(text)]


def _checked(line: str, kind: str) -> Checked:
    rules = _rules()
    doubts = [
        Doubt(line[found.start() : found.end()], rule.row["why"], rule.row["better"])
        for rule in rules["vague"]
        if rule.serves(kind, "only") and (found := rule.find.search(line))
    ]
    asks = [rule.row["asks"] for rule in rules["sign"] if rule.serves(kind, "of") and not rule.find.search(line)]
    if kind == OUTCOMES:
        asks += [rule.row["asks"] for rule in rules["disguise"] if rule.find.search(line)]
    return Checked(line, tuple(doubts), tuple(asks))


def _lines(text: str) -> Iterator[str]:
    for part in NEXT_LINE.split(text.replace("\r", "\n")):
        line = " ".join(part.split()).lstrip(BULLETS)
        if len(line.split()) >= FEWEST_WORDS:
            yield line


@cache
def _rules() -> dict[str, list[_Rule]]:
    rows = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: [_Rule(_pattern(row["find"]), row) for row in some] for name, some in rows.items()}


def _pattern(find: str) -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{find})", re.IGNORECASE)


def vague_words() -> list[dict[str, Any]]:
    """The words that are doubted, each with why and a better way, for a page that shows the rules."""
    return [rule.row for rule in _rules()["vague"]]
