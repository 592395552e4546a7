"""The fingerprint of an issued pack: whoever holds one can tell whether it still is what was issued."""

import hashlib
import json
from datetime import UTC
from typing import Any

SHORTEST_FINGERPRINT = 12  # characters that a reader must type: 48 bits, enough to tell any two packs apart


def seal(pack: Any) -> str:
    """The SHA-256 of all that was kept when `pack` was issued, in hexadecimal figures.

    The same at any later date, on any database: JSON with its keys in order, times in UTC. Nothing that changes after
    issue is part of it.
    """
    return hashlib.sha256(snapshot(pack)).hexdigest()


def snapshot(pack: Any) -> bytes:
    """All that was kept, in the one form that is sealed."""
    kept = {
        "audience": pack.audience,
        "body": pack.body_id,
        "content": pack.content,
        "corrects": pack.corrects_id,
        "decide": pack.decide,
        "edition": pack.edition,
        "issued_at": pack.issued_at.astimezone(UTC).isoformat(),
        "issued_by": pack.issued_by_id,
        "meeting_on": pack.meeting_on.isoformat(),
        "ratings": pack.ratings,
        "why": pack.why,
    }
    return json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def is_as_issued(pack: Any) -> bool:
    """True while what is kept of `pack` has the fingerprint that it was issued with."""
    return bool(seal(pack) == pack.sha256)


def in_groups(fingerprint: str) -> str:
    """A fingerprint as people read it out.

    >>> in_groups("3fa901bc77d2")
    '3fa9 01bc 77d2'
    """
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4))
