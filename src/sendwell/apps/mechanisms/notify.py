"""E-mail through GOV.UK Notify, as a mail backend like any other.

A template of the service holds `((subject))` as its subject and `((body))` as its body: what is said is written here.
The address of the API, its key and the template come from the environment.
Source: https://docs.notifications.service.gov.uk/rest-api.html
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

REFERENCE = "X-Reference"  # the header by which a message is asked for again
TIMEOUT = 20  # seconds
UUID = 36  # characters
PASSES = frozenset({403, 408, 429})  # refusals that another try may overcome: a clock that is wrong, a limit


class NotTaken(OSError):
    """GOV.UK Notify did not take a message. Its text says why; `for_good` where another try is in vain."""

    def __init__(self, why: str, for_good: bool) -> None:
        super().__init__(why)
        self.for_good = for_good


class NotifyBackend(BaseEmailBackend):
    """Sends each message through the API of GOV.UK Notify."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send messages, one request for each address. Raises NotTaken, or OSError where nobody answers."""
        for message in email_messages:
            for address in message.to:
                _ask("POST", "/v2/notifications/email", _said(message, address))
        return len(email_messages)


def was_taken(reference: str) -> bool:
    """True if GOV.UK Notify has a message with this reference. Raises NotTaken, or OSError where nobody answers."""
    found = _ask("GET", f"/v2/notifications?{urlencode({'reference': reference})}")
    return bool(found.get("notifications"))


def token(api_key: str, now: int) -> str:
    """The JSON Web Token that proves the key: signed with its secret, said by its service, at `now` (seconds of Unix).

    A key is its name, the service's id and the secret, with hyphens between: the last two are 36 characters each.
    """
    service, secret = api_key[-2 * UUID - 1 : -UUID - 1], api_key[-UUID:]
    parts = [
        _encoded(json.dumps(part).encode()) for part in ({"typ": "JWT", "alg": "HS256"}, {"iss": service, "iat": now})
    ]
    signed = hmac.new(secret.encode(), ".".join(parts).encode(), hashlib.sha256).digest()
    return ".".join((*parts, _encoded(signed)))


def _said(message: EmailMessage, address: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "email_address": address,
        "template_id": settings.NOTIFY_TEMPLATE_ID,
        "personalisation": {"subject": message.subject, "body": message.body},
    }
    reference = message.extra_headers.get(REFERENCE)
    return said | ({"reference": reference} if reference else {})


def _ask(method: str, path: str, said: dict[str, Any] | None = None) -> dict[str, Any]:
    request = Request(  # noqa: S310 - the address is the installation's own setting, checked when it starts
        settings.NOTIFY_URL + path,
        data=None if said is None else json.dumps(said).encode(),
        headers={
            "Authorization": f"Bearer {token(settings.NOTIFY_API_KEY, int(time.time()))}",
            "Content-Type": "application/json",
        },
        method=method,
    )
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return dict(json.load(answer))
    except HTTPError as refused:
        raise NotTaken(*_why(refused)) from None
    except ValueError:
        raise NotTaken("GOV.UK Notify answered something that is no answer.", for_good=False) from None


def _why(refused: HTTPError) -> tuple[str, bool]:
    try:
        said = "; ".join(str(error["message"]) for error in json.load(refused)["errors"])
    except (ValueError, KeyError, TypeError):
        said = str(refused.reason)
    for_good = 400 <= refused.code < 500 and refused.code not in PASSES
    return f"GOV.UK Notify did not take it. It said: {said} ({refused.code}).", for_good


def _encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()
