"""Who may open a page. Every view says so; a view that does not is opened to nobody."""

import logging
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from sendwell.apps.partnership.models import Area, FormSent, Person, User
from sendwell.apps.partnership.revision import reading

log = logging.getLogger(__name__)
P = ParamSpec("P")
View = Callable[..., HttpResponseBase]
May = Callable[[Person], bool]

MOST_TRIES = 3  # of saving a form while others save too
OTHER_AREA = "You can’t see this because it belongs to another area, or you have no role there."
ROLE_SAYS_NO = "Your role in this area does not open this page. The administrator of the area can change your role."


class AreaRequest(HttpRequest):
    """A request that was let in: for an area, by a person who holds a role there."""

    area: Area
    person: Person
    user: User


class _Declared(Protocol):
    access: May | str


def open_to_everyone(view: View) -> View:
    """Say that a view is open to anybody, signed in or not."""
    cast(_Declared, view).access = "everyone"
    return view


def open_to_signed_in(view: View) -> View:
    """Say that a view is open to everybody with a sign-in, whatever their area."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return once(view, request, *args, **kwargs)

    cast(_Declared, guarded).access = "signed in"
    return guarded


def open_to(may: May) -> Callable[[Callable[Concatenate[AreaRequest, P], HttpResponseBase]], View]:
    """Say that a view of an area is open to the people of whom `may` is true.

    The url names the area as `area`; the view gets `request.area` and `request.person` instead. A stranger is asked to
    sign in; a person of another area, or without a role that `may` allows, is told so. A form is accepted once.
    """

    def declare(view: Callable[Concatenate[AreaRequest, P], HttpResponseBase]) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, area: str, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            known = cast(AreaRequest, request)
            known.person = person_in(request.user, area)
            known.area = known.person.area
            if not may(known.person):
                raise PermissionDenied(ROLE_SAYS_NO)
            return once(view, known, **kwargs)

        cast(_Declared, guarded).access = may
        return guarded

    return declare


def person_in(user: User, slug: str) -> Person:
    """The person that `user` is in the area, with their roles. Raises PermissionDenied if they hold none there."""
    people = Person.objects.select_related("area", "organisation", "user").prefetch_related("roles_held")
    person = people.filter(user=user, area__slug=slug, left_on__isnull=True).first()
    if person is None or not person.roles_held.all():
        raise PermissionDenied(OTHER_AREA)
    return person


def once(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Run a view in one transaction; a form that was already accepted leads where it led the first time.

    Where two people save at the same moment and the database lets only one of them, the other's view runs again: it
    then sees what the first saved, and takes the next number or says in words what is in the way.
    """
    if request.method != "POST":
        area = getattr(request, "area", None)
        with reading(area) if area else nullcontext():
            return view(request, *args, **kwargs)
    key = _key_of_form(request)
    for _ in range(MOST_TRIES):
        try:
            with transaction.atomic():
                return _carried_out(view, request, key, *args, **kwargs)
        except (IntegrityError, OperationalError):
            if key and (earlier := FormSent.objects.filter(token=key).first()):
                return redirect(earlier.led_to or request.get_full_path())
            log.warning("A form at %s met another change and is tried again.", request.path, exc_info=True)
            request._messages = default_storage(request)  # type: ignore[attr-defined]
    return render(request, "409.html", status=409)


def _carried_out(
    view: View, request: HttpRequest, key: uuid.UUID | None, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    sent = FormSent.objects.create(token=key, user=cast(User, request.user)) if key else None
    response = view(request, *args, **kwargs)
    if not _accepted(response):
        transaction.set_rollback(True)
    elif sent:
        sent.led_to = response.headers.get("Location", "")
        sent.save(update_fields=["led_to"])
    return response


def _key_of_form(request: HttpRequest) -> uuid.UUID | None:
    """What a form is known by: its token, for this person. The token of somebody else's form is worth nothing here."""
    try:
        token = uuid.UUID(request.POST.get("form_token", ""))
    except ValueError:
        return None
    return uuid.uuid5(token, str(request.user.pk))


def _accepted(response: HttpResponseBase) -> bool:
    return 300 <= response.status_code < 400


class DenyByDefaultMiddleware:
    """Refuses every view that does not say who may open it, and lets no page be kept by a browser or a proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"  # nobody reads it on this computer after signing out
        return response

    def process_view(self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        if not hasattr(view, "access"):
            raise PermissionDenied("This page does not say who may open it, so it is closed.")
