"""Every address of the service. Who may open each is said at its view."""

from allauth.account import views as account
from django.urls import include, path, re_path

from sendwell.apps.monitoring.urls import secret_urlpatterns as visit_rooms
from sendwell.apps.oversight.views.deadlines import feed
from sendwell.apps.partnership.access import open_to_everyone
from sendwell.apps.partnership.views.people import front
from sendwell.apps.public.urls import for_everyone

urlpatterns = [
    path("", front, name="front"),
    path("sign-in/", open_to_everyone(account.login), name="account_login"),
    path("sign-out/", open_to_everyone(account.logout), name="account_logout"),
    path("sign-up/", open_to_everyone(account.signup), name="account_signup"),
    path("password/", open_to_everyone(account.password_reset), name="account_reset_password"),
    path("password/sent/", open_to_everyone(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        open_to_everyone(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/set/",
        open_to_everyone(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("visit-rooms/", include(visit_rooms)),
    path("feeds/<str:secret>.ics", feed, name="feed"),
    path("api/v1/", include("sendwell.apps.publishing.api.urls")),
    path("data/", include("sendwell.apps.publishing.public_urls")),
    path("public/<slug:area>/", include(for_everyone)),
    path("<slug:area>/public-site/", include("sendwell.apps.public.urls")),
    path("<slug:area>/people/", include("sendwell.apps.partnership.urls")),
    path("<slug:area>/papers/", include("sendwell.apps.evidence.urls")),
    path("<slug:area>/meetings/", include("sendwell.apps.governance.urls")),
    path("<slug:area>/returns/", include("sendwell.apps.returns.urls")),
    path("<slug:area>/outcomes/", include("sendwell.apps.outcomes.urls")),
    path("<slug:area>/meetings/", include("sendwell.apps.business.urls")),
    path("<slug:area>/cases/", include("sendwell.apps.casework.urls")),
    path("<slug:area>/quality/", include("sendwell.apps.audits.urls")),
    path("<slug:area>/reminders/", include("sendwell.apps.reminders.urls")),
    path("<slug:area>/risks/", include("sendwell.apps.risks.urls")),
    path("<slug:area>/visits/", include("sendwell.apps.monitoring.urls")),
    path("<slug:area>/data/", include("sendwell.apps.publishing.data_urls")),
    path("<slug:area>/packs/", include("sendwell.apps.publishing.urls")),
    path("<slug:area>/", include("sendwell.apps.oversight.urls")),
    path("<slug:area>/", include("sendwell.apps.trackers.urls")),
    path("<slug:area>/", include("sendwell.apps.programme.urls")),
]
