"""Whom a number counts: the groups that measures share, and the families of groups that break them down."""

import tomllib
from functools import cache
from importlib.resources import files

SEN_GROUPS = ("all", "no_sen", "sen_support", "ehc_plan")


@cache
def names(of: str) -> dict[str, str]:
    """Keys and names of "groups", "breakdowns" or "needs" (kinds of primary need), in the order to show them in."""
    text = (files("sendwell.domain.measures") / "groups.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)[of]
    return found


def group_key(breakdown: str, code: str) -> str:
    """The key of one group of a breakdown.

    >>> group_key("primary_need", "SEMH")
    'primary_need:semh'
    """
    return f"{breakdown}:{code.strip().lower().replace(' ', '_')}"


def group_name(key: str) -> str:
    """What a page calls the group.

    >>> group_name("ehc_plan"), group_name("primary_need:semh"), group_name("age:7")
    ('EHC plan', 'Social, emotional and mental health', 'Age: 7')
    """
    if key in names("groups"):
        return names("groups")[key]
    breakdown, _, code = key.partition(":")
    if breakdown == "primary_need" and code in names("needs"):
        return names("needs")[code]
    return f"{names('breakdowns').get(breakdown, breakdown)}: {code.replace('_', ' ')}"
