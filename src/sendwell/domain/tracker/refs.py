"""References of actions, and which action waits for which."""

import re
from collections.abc import Iterable, Mapping

_PREFIX = re.compile(r"^(?:action|ref(?:erence)?|no|item)\b\.?\s*", re.I)
_BETWEEN = re.compile(r"[,;\n&]+|\s+and\s+", re.I)
_NOTHING = re.compile(r"^(?:none|n/?a|no|tb[cda]|[-–—]*)$", re.I)
_LOOKS_LIKE_ONE = re.compile(r"^[A-Za-z]{0,4}[-. ]?\d+(?:[.-]\d+)*[a-z]?$")


def folded_ref(words: str) -> str:
    """A reference in the form in which two ways to write it are one.

    >>> folded_ref("Action 1.2."), folded_ref("1.2")
    ('1.2', '1.2')
    """
    return _PREFIX.sub("", " ".join(words.split())).strip(" .:)(").casefold()


def refs_in(words: str, known: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of the actions that `words` name, and the pieces that look like a reference but are none.

    `known` gives the key for each folded reference.
    """
    found: dict[str, None] = {}
    unknown: list[str] = []
    for piece in _BETWEEN.split(words):
        bare = folded_ref(piece)
        if _NOTHING.match(bare):
            continue
        if bare in known:
            found[known[bare]] = None
            continue
        inside = [key for ref, key in known.items() if re.search(rf"(?<![\w.]){re.escape(ref)}(?!\.?\w)", bare)]
        found |= dict.fromkeys(inside)
        if not inside and _LOOKS_LIKE_ONE.match(bare):
            unknown.append(" ".join(piece.split()))
    return tuple(found), tuple(unknown)


def circles(waits: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Each circle of keys once, in order, beginning where it was first met: ("a", "b") for a that waits for b for a."""
    state: dict[str, int] = {}  # 1: on the path, 2: done
    found: list[tuple[str, ...]] = []
    for start in waits:
        if start in state:
            continue
        path: list[str] = [start]
        rests = [iter(waits[start])]
        state[start] = 1
        while path:
            following = next(rests[-1], None)
            if following is None:
                state[path.pop()] = 2
                rests.pop()
            elif state.get(following) == 1:
                found.append(tuple(path[path.index(following) :]))
            elif following in waits and following not in state:
                state[following] = 1
                path.append(following)
                rests.append(iter(waits[following]))
    return found
