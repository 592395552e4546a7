from django.urls import path

from sendwell.apps.trackers.views import bringing, importing

urlpatterns = [
    path("plan/tracker/", bringing.trackers, name="trackers"),
    path("plan/tracker/download/", bringing.download, name="download_tracker"),
    path("plan/tracker/<int:load_id>/", importing.look_over, name="tracker"),
    path("plan/tracker/<int:load_id>/columns/", bringing.columns, name="tracker_columns"),
    path("plan/tracker/<int:load_id>/names/", bringing.names, name="tracker_names"),
    path("plan/tracker/<int:load_id>/import/", importing.import_it, name="import_tracker"),
    path("plan/tracker/<int:load_id>/problems/", importing.problems, name="tracker_problems"),
    path("plan/tracker/<int:load_id>/undo/", importing.undo, name="undo_tracker"),
]
