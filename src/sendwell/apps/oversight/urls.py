from django.urls import path

from sendwell.apps.oversight.views import actions, deadlines, plan, search

urlpatterns = [
    path("deadlines/", deadlines.deadlines, name="deadlines"),
    path("deadlines/address/make/", deadlines.make_address, name="make_feed_address"),
    path("deadlines/address/revoke/", deadlines.revoke_address, name="revoke_feed_address"),
    path("search/", search.search, name="search"),
    path("plan/timeline/", plan.timeline, name="timeline"),
    path("plan/timeline/<int:priority_id>/", plan.timeline, name="priority_timeline"),
    path("plan/months/", plan.heat_map, name="heat_map"),
    path("plan/reliance/", plan.reliance, name="reliance"),
    path("plan/reliance/<int:organisation_id>/", plan.relied_on, name="relied_on"),
    path("plan/actions/", actions.actions, name="actions"),
    path("plan/actions/export/", actions.export, name="export_actions"),
    path("plan/actions/views/save/", actions.save, name="save_view"),
    path("plan/actions/views/<int:view_id>/remove/", actions.remove, name="remove_view"),
]
