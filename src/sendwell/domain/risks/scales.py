"""The two scales of a risk, and the bands of their product. The rows stand in scales.toml, with their source."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ROWS = Path(__file__).with_name("scales.toml")


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale: its number from 1 to 5, its name, and what it means."""

    level: int
    name: str
    means: str

    @property
    def words(self) -> str:
        """The step as it is chosen and shown: "4 Likely"."""
        return f"{self.level} {self.name}"


@dataclass(frozen=True, slots=True)
class Band:
    """What scores from `lowest` on are called, and what follows for those who keep the register."""

    lowest: int
    name: str
    means: str


@dataclass(frozen=True, slots=True)
class Scales:
    """Both scales in steps from 1 on, the bands from the lowest on, their source, and whether it was checked."""

    likelihood: tuple[Level, ...]
    impact: tuple[Level, ...]
    bands: tuple[Band, ...]
    source: str
    verified: bool


@cache
def scales() -> Scales:
    """The scales as every area starts with them."""
    data = tomllib.loads(_ROWS.read_text(encoding="utf-8"))
    likelihood, impact = (tuple(Level(**row) for row in data[name]) for name in ("likelihood", "impact"))
    bands = tuple(Band(row["from"], row["name"], row["means"]) for row in data["band"])
    return Scales(likelihood, impact, bands, data["source"], data["verified"])


def score(likelihood: int, impact: int) -> int:
    """The score of a risk, 1 to 25: likelihood times impact. Source: as the scales.

    Raises ValueError for a step that a scale does not have.

    >>> score(4, 5)
    20
    """
    for level, scale in ((likelihood, scales().likelihood), (impact, scales().impact)):
        if not 1 <= level <= len(scale):
            raise ValueError(f"A scale has steps from 1 to {len(scale)}; {level} is none of them.")
    return likelihood * impact


def band_of(points: int) -> Band:
    """The band in which a score falls. Raises ValueError for a score below the lowest band.

    >>> band_of(12).name, band_of(15).name
    ('High', 'Extreme')
    """
    found = [band for band in scales().bands if band.lowest <= points]
    if not found:
        raise ValueError(f"Scores begin at {scales().bands[0].lowest}; {points} is none.")
    return found[-1]
