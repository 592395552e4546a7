"""A browser that is already signed in, without the sign-in page each time."""

from django import conf, test
from playwright.sync_api import Page

from sendwell.apps.partnership.models import Person


def sign_in(page: Page, person: Person, address: str) -> None:
    """Give `page` the session of `person`, who has a user, on the live server at `address`."""
    client = test.Client()
    client.force_login(person.user)
    name = conf.settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
