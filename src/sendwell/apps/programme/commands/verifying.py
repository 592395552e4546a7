"""A second pair of eyes on evidence."""

from django.utils import timezone

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Evidence
from sendwell.apps.programme.permissions import may_verify


@command
def verify_evidence(*, evidence: Evidence, by: Person) -> Evidence:
    """Say that a piece of evidence was looked at and shows what it is said to show.

    Raises PermissionDenied, or Refused for somebody of the same organisation as the person who gave it: nobody marks
    their own work. Fetch the evidence by `evidence_of`.
    """
    given_by = evidence.update.by
    require(may_verify(by) and given_by.area_id == by.area_id)
    if evidence.verified_at:
        raise Refused("It is verified already.")
    if not (by.organisation_id and given_by.organisation_id):
        whose = "your" if not by.organisation_id else f"{given_by.name}’s"
        raise Refused(f"The list of people does not say {whose} organisation, so nobody can tell that it is another.")
    if by.organisation_id == given_by.organisation_id:
        raise Refused(
            "You are of the same organisation as the person who gave it. Ask somebody of another to verify it."
        )
    evidence.verified_by, evidence.verified_at = by, timezone.now()
    evidence.save(update_fields=["verified_by", "verified_at"])
    return evidence
