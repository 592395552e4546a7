"""The pages of published data that everybody may read."""

from django.urls import path

from sendwell.apps.publishing.views import giving

urlpatterns = [
    path("", giving.public_data, name="public_data"),
    path("<slug:area>/<slug:name>/", giving.public_data_set, name="public_data_set"),
    path("<slug:area>/<slug:name>/<slug:file>.zip", giving.public_file, name="public_file"),
]
