"""Whom a row counts: from the values of the columns that divide it, to the key of a group."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from sendwell.domain.returns.open_data.mapping import Filter, Role

_AGE = re.compile(r"^(?:aged?|ages)\s+", re.IGNORECASE)
_KEY = re.compile(r"[a-z][a-z0-9_]*(:[a-z0-9_.-]+)?(\+[a-z][a-z0-9_]*:[a-z0-9_.-]+)*")
Reading = tuple[str | None, str]  # the group, or None and why the row is left out


def group_of(filters: Sequence[Filter], values: Sequence[str]) -> Reading:
    """The group of a row whose dividing columns have these values.

    Several at once are joined with "+", that by SEN provision first: "ehc_plan+phase:special".

    >>> group_of([Filter("breakdown_topic", Role.TOPIC, of="breakdown"), Filter("breakdown")], ["Sex", "Female"])
    ('sex:f', '')
    >>> group_of([Filter("sen_provision", Role.SEN), Filter("education_phase")], ["EHC plan", "Total"])
    ('ehc_plan', '')
    """
    topics = {each.of: value for each, value in zip(filters, values, strict=True) if each.role is Role.TOPIC}
    sen, others = "", []
    for each, value in zip(filters, values, strict=True):
        if each.role is Role.ONLY and value.strip().lower() not in {one.lower() for one in each.values}:
            return None, f"{each.column} is “{value}”"
        if each.role is Role.SEN:
            found = sen_group(value, each)
            if found is None:
                return None, f"“{value}” is no group by SEN provision that Sendwell knows"
            sen = found
        elif each.role is Role.KEY:
            if not _KEY.fullmatch(value.strip()):
                return None, f"“{value}” is no key of a group"
            sen = value.strip()
        elif each.role is Role.GROUP:
            others.append(_part(each, value, topics.get(each.column, "")))
    parts = [part for part in (sen if sen != "all" else "", *others) if part]
    return "+".join(parts) or "all", ""


def sen_group(value: str, asked: Filter | None = None) -> str | None:
    """The group by SEN provision that a file's words mean, or None."""
    if asked and value.strip().lower() in {word.lower() for word in asked.everybody}:
        return "all"
    return _words("sen").get(_plain(value))


def says_everybody(value: str, topic: str = "") -> bool:
    """True if the value means all that the file counts.

    There is no common word for it: the total's topic repeats it, or it begins with "All" or "Total".

    >>> says_everybody("All EHC plans issued", "All EHC plans issued"), says_everybody("Total all ages")
    (True, True)
    """
    plain = _plain(value)
    if topic and _plain(topic) == plain:
        return True
    return plain in _table()["everybody"]["words"] or plain.startswith(("total ", "all ")) or not plain


def breakdown_of(words: str) -> str:
    """The key of the breakdown that a column or topic names."""
    plain = _plain(words.replace("_", " "))
    return _words("breakdowns").get(plain) or _slug(plain)


def _part(each: Filter, value: str, topic: str) -> str:
    if says_everybody(value, topic) or value.strip().lower() in {word.lower() for word in each.everybody}:
        return ""
    if sen := (_words("sen").get(_plain(value)) if _is_about_sen(topic or each.column) else None):
        return "" if sen == "all" else sen
    breakdown = breakdown_of(topic or each.column)
    return f"{breakdown}:{_code(breakdown, value)}"


def _is_about_sen(words: str) -> bool:
    plain = _plain(words.replace("_", " "))
    return "sen" in plain.split() and "need" not in plain


def _code(breakdown: str, value: str) -> str:
    plain = _plain(value)
    if breakdown == "sex":
        return _words("sexes").get(plain) or _slug(plain)
    if breakdown == "primary_need":
        return _words("needs").get(plain) or _slug(plain)
    return _slug(_AGE.sub("", plain) if breakdown.startswith("age") else plain)


def _plain(text: str) -> str:
    return " ".join(text.strip().lower().replace("’", "'").split())


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_") or "not_said"


@cache
def _table() -> dict[str, Any]:
    text = (files("sendwell.domain.returns.open_data") / "groups.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _words(of: str) -> dict[str, str]:
    return {word: key for key, words in _table()[of].items() for word in words}
