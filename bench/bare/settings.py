"""The service's own settings, with the addresses of `bare.urls`."""

from sendwell.web.settings import *  # noqa: F403

ROOT_URLCONF = "bare.urls"
