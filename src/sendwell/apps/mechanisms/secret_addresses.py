"""Secret addresses: whoever has one may read something without a sign-in, until it expires or is taken back.

Only the hash of a secret is kept. A secret has 256 bits, so that guessing is hopeless and a plain hash is enough. The
secret itself is carried once, in a cookie of this browser alone, from the form that made it to the page that shows it.
"""

import hashlib
import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

BYTES = 32
SECONDS = 120  # for which a new secret waits to be shown


def new_secret() -> str:
    """A secret that nobody can guess, fit for an address."""
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def lead_to(request: HttpRequest, page: str, name: str, secret: str, part: str = "") -> HttpResponseRedirect:
    """Lead to the page (and the part of it) that shows a new secret once, under the `name` of a cookie."""
    response = HttpResponseRedirect(f"{page}{part}")
    response.set_signed_cookie(
        name, secret, max_age=SECONDS, path=page, httponly=True, samesite="Strict", secure=request.is_secure()
    )
    return response


def carried(request: HttpRequest, name: str) -> str:
    """The secret that was carried to this page; nothing where there is none, or it waited too long."""
    return request.get_signed_cookie(name, default="", max_age=SECONDS) or ""


def shown_once(request: HttpRequest, response: HttpResponse, name: str) -> HttpResponse:
    """`response`, after which the secret is carried no longer."""
    response.delete_cookie(name, path=request.path)
    return response
