"""What a plan promises, as one value with a mark that no other content has: what is approved, and what changed since.

People and ratings are left out: who does it may change, and how it goes is no part of what was promised.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Prefetch

from sendwell.apps.programme.models import Action, Plan

WORDS = {
    "title": "title",
    "intent": "what will be different",
    "outcome": "what it promises",
    "due_on": "date",
    "difference": "what will be different",
    "lead": "lead organisation",
    "partners": "partners",
    "starts_on": "start",
    "measure": "measure of success",
    "milestones": "milestones",
}


def content_of(plan: Plan) -> dict[str, Any]:
    """What a plan promises: its words, priorities, actions, organisations, dates, measures and milestones."""
    actions = Action.objects.select_related("lead").prefetch_related("partners", "milestones").order_by("number")
    priorities = plan.priorities.order_by("number").prefetch_related(Prefetch("actions", actions))
    return {
        "title": plan.title,
        "intent": plan.intent,
        "priorities": {
            str(priority.number): {
                "title": priority.title,
                "outcome": priority.outcome,
                "due_on": _day(priority.due_on),
                "actions": {f"{priority.number}.{row.number}": _action(row) for row in priority.actions.all()},
            }
            for priority in priorities
        },
    }


def mark_of_content(content: Mapping[str, Any]) -> str:
    """The SHA-256 of a plan's content: another only if something promised is another."""
    kept = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(kept.encode("utf-8", "surrogatepass")).hexdigest()


def what_changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Each change between two contents of a plan, in words."""
    old, new = dict(_flat(before)), dict(_flat(after))
    added = [f"{name} was added" for name in _things(new) if name not in _things(old)]
    gone = [f"{name} was taken out" for name in _things(old) if name not in _things(new)]
    both = [key for key in new if key in old and old[key] != new[key]]
    return [
        *added,
        *gone,
        *(f"{_called(key)}: “{old[key] or 'nothing'}” is now “{new[key] or 'nothing'}”" for key in both),
    ]


def _action(row: Action) -> dict[str, Any]:
    return {
        "title": row.title,
        "difference": row.difference,
        "lead": row.lead.name if row.lead else "",
        "partners": ", ".join(sorted(partner.name for partner in row.partners.all())),
        "starts_on": _day(row.starts_on),
        "due_on": _day(row.due_on),
        "measure": row.measure,
        "milestones": "; ".join(sorted(f"{one.wording} by {one.due_on:%-d %B %Y}" for one in row.milestones.all())),
    }


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""


_Key = tuple[str, str]


def _flat(content: Mapping[str, Any]) -> Iterator[tuple[_Key, str]]:
    """Each promised word under the thing that it belongs to and its name."""
    for name in ("title", "intent"):
        yield ("The plan", name), content[name]
    for number, priority in content["priorities"].items():
        for name in ("title", "outcome", "due_on"):
            yield (f"Priority {number}", name), priority[name]
        for label, action in priority["actions"].items():
            yield from (((f"Action {label}", name), said) for name, said in action.items())


def _things(flat: Mapping[_Key, str]) -> list[str]:
    return list(dict.fromkeys(thing for thing, _ in flat))


def _called(key: _Key) -> str:
    thing, name = key
    return f"{thing}, {WORDS[name]}"
