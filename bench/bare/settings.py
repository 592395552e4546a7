"""The service's own settings, with the addresses of `bench.bare.urls`."""

from sendwell.web.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare.urls"
