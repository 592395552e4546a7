"""Issuing packs. An issued pack is never changed: what was wrong in it is put right in another edition."""

import hashlib
import json
from datetime import date

from sendwell.apps.governance.models import Body
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.publishing.kept import to_json
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.material import gather, ratings_of
from sendwell.apps.publishing.paper.tree import Document
from sendwell.apps.publishing.permissions import may_issue_packs


@command
def issue_pack(*, body: Body, meeting_on: date, decide: tuple[str, ...], seen: str, today: date, by: Person) -> Pack:
    """Issue the pack whose draft has the fingerprint `seen`, and keep it as it is.

    Raises PermissionDenied, or Refused where there is no plan yet or the draft is no longer what the author saw.
    """
    require(may_issue_packs(by) and body.area_id == by.area_id)
    material = gather(body=body, meeting_on=meeting_on, decide=decide, today=today, by=by)
    if material.plan is None:
        raise Refused("There is no plan yet, so there is nothing to put in a pack.")
    paper = build(material, material.plan)
    if fingerprint(paper) != seen:
        raise Refused("The plan has changed since you looked at this draft. Look through it again, then issue it.")
    return Pack.objects.create(
        area=by.area,
        body=body,
        meeting_on=meeting_on,
        issued_by=by,
        content=to_json(paper),
        ratings=ratings_of(material),
    )


def fingerprint(paper: Document) -> str:
    """A short mark that two papers share only if they are the same."""
    return hashlib.sha256(json.dumps(to_json(paper), sort_keys=True).encode()).hexdigest()[:32]
