"""Whom a number counts: the groups that measures share, and the families of groups that break them down."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

SEN_GROUPS = ("all", "no_sen", "sen_support", "ehc_plan")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("sendwell.domain.measures") / "groups.toml").read_text(encoding="utf-8"))


def names(of: str) -> dict[str, str]:
    """Keys and names of "groups" or "breakdowns", in the order to show them in."""
    found: dict[str, str] = _table()[of]
    return found


def code_names(breakdown: str) -> dict[str, str]:
    """The codes of a breakdown that have a name ("semh": "Social, emotional and mental health")."""
    found: dict[str, str] = _table()["codes"].get(breakdown, {})
    return found


def group_key(breakdown: str, code: str) -> str:
    """The key of one group of a breakdown.

    >>> group_key("primary_need", "SEMH")
    'primary_need:semh'
    """
    return f"{breakdown}:{code.strip().lower().replace(' ', '_')}"


def group_name(key: str) -> str:
    """What a page calls the group; one that is several at once names each.

    >>> group_name("ehc_plan"), group_name("primary_need:semh"), group_name("age:7")
    ('EHC plan', 'Social, emotional and mental health', 'Age: 7')
    >>> group_name("ehc_plan+phase:state-funded_primary")
    'EHC plan, Phase of school: state-funded primary'
    """
    return ", ".join(_one_name(part) for part in key.split("+"))


def _one_name(key: str) -> str:
    breakdown, colon, code = key.partition(":")
    if not colon:
        return names("groups").get(key, key.replace("_", " "))
    words = code.replace("_", " ")
    return code_names(breakdown).get(code) or f"{names('breakdowns').get(breakdown, breakdown)}: {words}"
