"""Issuing packs, and writing what a plan says in the area's own words.

An issued pack is never changed: what was wrong in it is put right in another edition.
"""

import hashlib
import json
from datetime import date

from django.utils import timezone

from sendwell.apps.mechanisms.editing import Seen, hold, mark_of
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Plan
from sendwell.apps.publishing.kept import to_json
from sendwell.apps.publishing.models import Pack, PlanPart
from sendwell.apps.publishing.pack.build import build
from sendwell.apps.publishing.pack.corrections import differences_from_corrected
from sendwell.apps.publishing.pack.material import Asked, Material, gather, ratings_of
from sendwell.apps.publishing.pack.naming import named_in
from sendwell.apps.publishing.pack.words import day, listed
from sendwell.apps.publishing.paper.tree import Document
from sendwell.apps.publishing.permissions import may_issue_packs
from sendwell.apps.publishing.sealing import seal
from sendwell.domain.frameworks import plan_kind


@command
def issue_pack(*, asked: Asked, seen: str, today: date, by: Person) -> Pack:
    """Issue the pack whose draft has the fingerprint `seen`, and keep it as it is, sealed.

    Where a pack for the same meeting and audience was issued before, this is a new edition that corrects it; both stay.
    Raises PermissionDenied, or Refused: before there is a plan; where the draft is no longer what its author saw; where
    an edition says nothing of what was wrong, or nothing else than the one before; where it names people to readers
    for whom nobody is to be named.
    """
    require(may_issue_packs(by) and asked.body.area_id == by.area_id)
    material = gather(asked, today=today, by=by)
    if material.plan is None:
        raise Refused("There is no plan yet, so there is nothing to put in a pack.")
    paper = build(material, material.plan)
    _refuse_correction(material, paper)
    _refuse_names(material, paper)
    if fingerprint(paper) != seen:
        raise Refused("The plan has changed since you looked at this draft. Look through it again, then issue it.")
    return _kept(material, paper)


def _kept(material: Material, paper: Document) -> Pack:
    pack = Pack(
        area=material.area,
        body=material.body,
        meeting_on=material.meeting_on,
        audience=material.audience.key,
        edition=material.edition,
        corrects=material.corrected,
        why=material.why,
        decide=list(material.decide),
        issued_by=material.by,
        issued_at=timezone.now(),
        content=to_json(paper),
        ratings=ratings_of(material),
    )
    pack.sha256 = seal(pack)
    pack.save(force_insert=True)
    return pack


def _refuse_correction(material: Material, paper: Document) -> None:
    if material.corrected is None:
        return
    issued = day(timezone.localdate(material.corrected.issued_at))
    if not material.why:
        raise Refused(f"This pack was issued on {issued}. Say what was wrong in it before you issue it again.", "why")
    if not differences_from_corrected(material, paper):
        raise Refused(f"Nothing differs from the edition issued on {issued}, so there is nothing to correct.")


def _refuse_names(material: Material, paper: Document) -> None:
    named = [] if material.audience.names else named_in(paper, material.area)
    if named:
        raise Refused(
            f"In this form nobody is to be named, and the draft names {listed(named)}. Take the names out of the "
            "titles, milestones or decisions that they stand in."
        )


def fingerprint(paper: Document) -> str:
    """A short mark that two papers share only if they are the same."""
    return hashlib.sha256(json.dumps(to_json(paper), sort_keys=True).encode()).hexdigest()[:32]


@command
def write_part(*, plan: Plan, title: str, words: str, by: Person, seen: Seen | None = None) -> PlanPart:
    """Write, or word better, what the area says itself in one part of a plan; empty words take it out again.

    Raises PermissionDenied; Refused for a part that plans of its kind do not have, or that somebody else changed
    meanwhile.
    """
    require(may_issue_packs(by) and plan.programme.area_id == by.area_id)
    if title not in {part.title for part in plan_kind(plan.kind).sections}:
        raise Refused("Plans of this kind have no such part.")
    part, _ = PlanPart.objects.get_or_create(plan=plan, title=title)
    hold(part, seen or {"words": mark_of("")})  # who saw an empty page is told if somebody filled it meanwhile
    part.words = words.strip()
    part.save()
    return part
