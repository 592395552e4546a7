"""The pages on which an area gives data away."""

from django.urls import path

from sendwell.apps.publishing.views import data

urlpatterns = [
    path("", data.data_sets, name="data_sets"),
    path("prepare/", data.prepare_data, name="prepare_data"),
    path("publish/", data.publish, name="publish_data"),
    path("<int:data_set_id>/", data.data_set, name="data_set"),
    path("<int:data_set_id>/withdraw/", data.withdraw, name="withdraw_data"),
]
