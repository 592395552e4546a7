"""Who may open a page. Every view says so; a view that does not is opened to nobody."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from sendwell.apps.partnership.models import Area, FormSent, Person, User

P = ParamSpec("P")
View = Callable[..., HttpResponseBase]
May = Callable[[Person], bool]

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
    """Run a view in one transaction; a form that was already accepted leads where it led the first time."""
    if request.method != "POST":
        return view(request, *args, **kwargs)
    token = _token(request)
    try:
        with transaction.atomic():
            sent = FormSent.objects.create(token=token, user=cast(User, request.user)) if token else None
            response = view(request, *args, **kwargs)
            if not _accepted(response):
                transaction.set_rollback(True)
            elif sent:
                sent.led_to = response.headers.get("Location", "")
                sent.save(update_fields=["led_to"])
            return response
    except IntegrityError:
        earlier = FormSent.objects.filter(token=token, user=cast(User, request.user)).first() if token else None
        if earlier is None:
            raise
        return redirect(earlier.led_to or request.get_full_path())


def _token(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("form_token", ""))
    except ValueError:
        return None


def _accepted(response: HttpResponseBase) -> bool:
    return 300 <= response.status_code < 400


class DenyByDefaultMiddleware:
    """Refuses every view that does not say who may open it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        if not hasattr(view, "access"):
            raise PermissionDenied("This page does not say who may open it, so it is closed.")
