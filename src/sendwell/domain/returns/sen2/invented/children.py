"""The children of the invented authority: who they are, when they were born, what they need."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.returns.sen2.invented.schools import AUTHORITY

Days = NDArray[np.int32]
Numbers = NDArray[np.int64]

FORENAMES = (
    *("Ada", "Amir", "Bea", "Callum", "Dara", "Edie", "Finn", "Grace", "Hana", "Idris", "Joe", "Kezia", "Leo", "Maya"),
    *("Noor", "Oscar", "Priya", "Quinn", "Rosa", "Sam", "Tegan", "Umar", "Violet", "Will", "Xanthe", "Yusuf", "Zofia"),
)
_FIRST_HALVES = (
    *("Ash", "Bar", "Col", "Dun", "East", "Far", "Gos", "Hark", "In", "Judd", "Ker", "Lode", "Marsh", "Nail", "Osier"),
    *(
        "Peak",
        "Quill",
        "Reed",
        "Sedge",
        "Till",
        "Under",
        "Vane",
        "Wain",
        "Yarrow",
        "Ade",
        "Bane",
        "Cast",
        "Dov",
        "Erik",
    ),
)
_SECOND_HALVES = ("by", "croft", "den", "er", "field", "gate", "ham", "hill", "ley", "low", "man", "mere", "ott", "sen")
SURNAMES = tuple(first + second for first in _FIRST_HALVES for second in _SECOND_HALVES)
ETHNICITIES = ("WBRI", "WOTH", "MWBC", "MWAS", "AIND", "APKN", "BAFR", "BCRB", "CHNE", "OOTH", "REFU", "NOBT")
_ETHNIC_SHARES = (0.68, 0.08, 0.04, 0.03, 0.03, 0.03, 0.04, 0.02, 0.01, 0.02, 0.01, 0.01)
NEEDS = ("ASD", "SLCN", "SEMH", "MLD", "SLD", "PMLD", "SPLD", "PD", "HI", "VI", "MSI", "DS", "OTH")
_NEED_SHARES = (0.33, 0.21, 0.2, 0.09, 0.05, 0.02, 0.03, 0.03, 0.01, 0.01, 0.005, 0.005, 0.01)

_UPN_LETTERS = np.array(list("ABCDEFGHJKLMNPQRTUVWXYZ"))


@dataclass(frozen=True, slots=True)
class Children:
    """One place in each array for each child; days are counted from 1 January 1970."""

    born: Days
    forename: Numbers
    surname: Numbers
    is_girl: NDArray[np.bool_]
    ethnicity: Numbers
    first_need: Numbers
    second_need: Numbers  # -1 where there is none
    without_upn: NDArray[np.bool_]


def children_asked_for(received: Days, chance: np.random.Generator) -> Children:
    """A child for each first request, born so that most are asked for between 3 and 11 years of age."""
    number = len(received)
    age = np.clip(chance.gamma(shape=4.5, scale=1.7, size=number) + 1.0, 1.5, 18.5)
    first = chance.choice(len(NEEDS), number, p=_shares(_NEED_SHARES))
    second = chance.choice(len(NEEDS), number, p=_shares(_NEED_SHARES))
    second[(second == first) | (chance.random(number) > 0.4)] = -1
    return Children(
        born=(received - age * 365.25).astype(np.int32),
        forename=chance.integers(len(FORENAMES), size=number),
        surname=chance.integers(len(SURNAMES), size=number),
        is_girl=chance.random(number) < 0.28,
        ethnicity=chance.choice(len(ETHNICITIES), number, p=_shares(_ETHNIC_SHARES)),
        first_need=first,
        second_need=second,
        without_upn=chance.random(number) < 0.02,
    )


def upns(children: Numbers) -> NDArray[np.str_]:
    """A pupil number for each child, with its check letter.

    Source of the check letter: general knowledge of the common basic data set, not verified.
    """
    serial = children + int(AUTHORITY) * 10**9
    digits = serial[:, None] // 10 ** np.arange(11, -1, -1, dtype=np.int64) % 10
    letters = _UPN_LETTERS[(digits * np.arange(2, 14)).sum(axis=1) % 23]
    return np.char.add(letters, serial.astype("U12"))


def _shares(shares: tuple[float, ...]) -> NDArray[np.float64]:
    whole = np.array(shares)
    return np.asarray(whole / whole.sum())
