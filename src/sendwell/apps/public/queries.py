"""What pages ask about the public site."""

from django.db.models import QuerySet
from django.urls import reverse

from sendwell.apps.mechanisms.navigation import Offer
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.snapshot import Snapshot, from_json
from sendwell.apps.public.models import Edition, Letter, PublicSite, Sheet, Subscriber


def site_of(area: Area) -> PublicSite:
    """The public site of an area; one that is not kept yet where nobody has written anything."""
    return PublicSite.objects.filter(area=area).select_related("shown", "area").first() or PublicSite(area=area)


def published(slug: str) -> Snapshot | None:
    """What is public in the area at an address; None where nothing is, or there is no such area."""
    site = PublicSite.objects.filter(area__slug=slug, shown__isnull=False).select_related("shown").first()
    return from_json(site.shown.content) if site and site.shown else None


def areas_shown() -> QuerySet[Area]:
    """The areas whose site is public, by name."""
    return Area.objects.filter(public_site__shown__isnull=False).order_by("name")


def prepared_in(area: Area) -> QuerySet[Edition]:
    """What was prepared and is not published, the latest first."""
    return Edition.objects.filter(area=area, number=None).select_related("prepared_by").order_by("-prepared_at", "-pk")


def offers() -> list[Offer]:
    """The public sites, for whoever has no sign-in."""
    return [Offer(f"SEND in {area.name}", reverse("public_home", args=[area.slug])) for area in areas_shown()]


def editions_of(area: Area) -> QuerySet[Edition]:
    """The editions of an area that were published, the newest first, without their content."""
    found = Edition.objects.filter(area=area, number__isnull=False)
    return found.select_related("published_by").defer("content").order_by("-number")


def sheet_of(slug: str, key: str, made_from: str) -> Sheet | None:
    """A paper in its public form."""
    return Sheet.objects.filter(area__slug=slug, key=key, made_from=made_from).first()


def readers_of(area: Area) -> QuerySet[Subscriber]:
    """Those who confirmed that they want to be told."""
    return Subscriber.objects.filter(area=area, confirmed_at__isnull=False).order_by("pk")


def letters_of(area: Area) -> QuerySet[Letter]:
    """What is not sent yet to the subscribers of an area."""
    return Letter.objects.filter(subscriber__area=area).select_related("subscriber").order_by("pk")
