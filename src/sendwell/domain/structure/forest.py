"""What stands under what, from rows that each name the one above them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One body or post: its name, a few words beside it, and the key of the one that it stands under."""

    key: int
    name: str
    beside: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with those that stand under it."""

    node: Node
    branches: tuple["Branch", ...] = ()


def forest(nodes: Iterable[Node]) -> tuple[Branch, ...]:
    """Every node once, under the one it names, in the order given. One whose parent is not among them stands on top.

    >>> [branch.node.name for branch in forest([Node(1, "Cabinet"), Node(2, "Panel", parent=1)])[0].branches]
    ['Panel']
    """
    rows = list(nodes)
    keys = {node.key for node in rows}
    under: dict[int | None, list[Node]] = defaultdict(list)
    for node in rows:
        under[node.parent if node.parent in keys else None].append(node)
    reached: set[int] = set()

    def branch(node: Node) -> Branch:
        reached.add(node.key)
        below = [child for child in under[node.key] if child.key not in reached]
        return Branch(node, tuple(branch(child) for child in below if child.key not in reached))

    tops = [branch(node) for node in under[None]]
    # Rows in a circle hang under nobody who stands on top: they are shown all the same.
    return tuple(tops + [branch(node) for node in rows if node.key not in reached])


def circle_through(key: int, parent: int | None, parents: Mapping[int, int | None]) -> list[int]:
    """The way from `key` up to itself if it stood under `parent`; empty where there is no such circle.

    >>> circle_through(1, 2, {2: 3, 3: 1})
    [1, 2, 3, 1]
    >>> circle_through(1, 2, {2: 3, 3: None})
    []
    """
    way, above = [key], parent
    while above is not None and above not in way:
        way.append(above)
        above = parents.get(above)
    return [*way, key] if above == key else []


def depth_of(branches: Iterable[Branch]) -> int:
    """How many levels a forest has.

    >>> depth_of(forest([Node(1, "Cabinet"), Node(2, "Panel", parent=1)]))
    2
    """
    return max((1 + depth_of(branch.branches) for branch in branches), default=0)
