"""A content tree as JSON and back, so that an issued paper says tomorrow what it said on the day."""

from dataclasses import fields, is_dataclass
from typing import Any

from sendwell.apps.publishing.paper import tree
from sendwell.apps.publishing.paper.plain import readable

VERSION = 1  # of the form below; papers kept in an older form must still be read when it changes

_TYPES: dict[str, type[Any]] = {
    part.__name__: part
    for part in (
        tree.Abbr,
        tree.BulletList,
        tree.Callout,
        tree.Cite,
        tree.Document,
        tree.Dot,
        tree.Figure,
        tree.KeyFacts,
        tree.LineBreak,
        tree.Link,
        tree.Paragraph,
        tree.Quotation,
        tree.Row,
        tree.Section,
        tree.Stretch,
        tree.Strong,
        tree.Table,
        tree.Tag,
        tree.Text,
    )
}
_ENUMS: dict[str, type[tree.Colour] | type[tree.Part]] = {"colour": tree.Colour, "part": tree.Part}


def to_json(document: tree.Document) -> dict[str, Any]:
    """The paper, fit for a JSON column. Characters that no reader can show are left out, as in every form of it."""
    return {"version": VERSION, "paper": _plain(document)}


def from_json(kept: dict[str, Any]) -> tree.Document:
    """The paper that was kept. Raises ValueError for a form that this version cannot read."""
    if kept.get("version") != VERSION:
        raise ValueError(f"This paper was kept in form {kept.get('version')}; only form {VERSION} can be read.")
    found = _value(kept["paper"])
    if not isinstance(found, tree.Document):
        raise ValueError("What was kept is not a whole paper.")
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {"is": type(value).__name__} | {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return readable(value) if isinstance(value, str) else value


def _value(kept: Any) -> Any:
    if isinstance(kept, list):
        return tuple(_value(part) for part in kept)
    if not isinstance(kept, dict):
        return kept
    parts = {name: _ENUMS[name](part) if name in _ENUMS else _value(part) for name, part in kept.items()}
    return _TYPES[parts.pop("is")](**parts)
