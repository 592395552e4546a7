"""The rules by which facts support a delivery rating: rows of data with a version, shown to whoever asks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. While it holds, `supports` is the best rating that can stand. `days` are calendar days."""

    key: str
    version: int
    supports: str
    means: str
    words: str
    mend: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule by key, in the order in which reasons are given, and the version of them all together."""

    version: str
    by_key: Mapping[str, Rule]


@cache
def rules() -> Rules:
    """The rules as written in `rules.toml`."""
    text = (files("sendwell.domain.assurance") / "rules.toml").read_text(encoding="utf-8")
    written = tomllib.loads(text)
    return Rules(written["version"], {row["key"]: Rule(**row) for row in written["rule"]})
