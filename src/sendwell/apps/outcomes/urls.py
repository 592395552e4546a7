from django.urls import path

from sendwell.apps.outcomes.views import aiming, defining, doubts, exceptions, loading, looking, schools

urlpatterns = [
    path("", looking.home, name="outcomes"),
    path("authority/", defining.authority, name="choose_authority"),
    path("comparison/", defining.comparison, name="choose_comparison"),
    path("measures/add/", defining.add_measure, name="add_measure"),
    path("measures/<slug:measure>/change/", defining.change_measure, name="change_measure"),
    path("measures/<slug:measure>/owner/", defining.owner, name="measure_owner"),
    path("measures/<slug:measure>/target/", aiming.target, name="set_target"),
    path("measures/<slug:measure>/marks/add/", aiming.mark, name="add_mark"),
    path("measures/<slug:measure>/marks/<int:mark_id>/remove/", aiming.remove_mark, name="remove_mark"),
    path("measures/<slug:measure>/schools/", schools.schools, name="schools"),
    path("schools/<slug:school>/", schools.school, name="school"),
    path("measures/<slug:measure>/comment/", exceptions.comment, name="comment_on_exception"),
    path("exceptions/", exceptions.exceptions, name="exceptions"),
    path("actions/<int:action_id>/aim/", aiming.of_action, name="aim_of_action"),
    path("priorities/<int:priority_id>/aim/", aiming.of_priority, name="aim_of_priority"),
    path("aims/<int:aim_id>/remove/", aiming.remove, name="remove_aim"),
    path("queries/", doubts.doubts, name="doubts"),
    path("queries/<int:doubt_id>/", doubts.decide, name="decide_query"),
    path("loads/", loading.loads, name="data_loads"),
    path("loads/<int:data_load_id>/", loading.load, name="data_load"),
    path("loads/<int:data_load_id>/columns/", loading.columns, name="data_load_columns"),
    path("loads/<int:data_load_id>/accept/", loading.accept, name="accept_data_load"),
    path("loads/<int:data_load_id>/undo/", loading.undo, name="undo_data_load"),
    path("measures/<slug:measure>/", looking.measure, name="measure"),
    path("measures/<slug:measure>/data.csv", looking.download, name="measure_data"),
    path("measures/<slug:measure>/<slug:picture>.svg", looking.picture_svg, name="picture_svg"),
    path("measures/<slug:measure>/<slug:picture>.png", looking.picture_png, name="picture_png"),
]
