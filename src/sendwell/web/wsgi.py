"""The WSGI application that the service runs."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from sendwell.apps.outcomes.pictures import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sendwell.web.settings")
application = get_wsgi_application()
# Load every view now, so that the first visitor does not wait for it.
_ = get_resolver().url_patterns
# And start what draws pictures beside it: it takes a second and a half, once.
warm_up()
