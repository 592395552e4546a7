from django.urls import path

from sendwell.apps.outcomes.views import defining, looking

urlpatterns = [
    path("", looking.home, name="outcomes"),
    path("authority/", defining.authority, name="choose_authority"),
    path("comparison/", defining.comparison, name="choose_comparison"),
    path("measures/add/", defining.add_measure, name="add_measure"),
    path("measures/<slug:measure>/change/", defining.change_measure, name="change_measure"),
    path("measures/<slug:measure>/owner/", defining.owner, name="measure_owner"),
    path("measures/<slug:measure>/", looking.measure, name="measure"),
    path("measures/<slug:measure>/data.csv", looking.download, name="measure_data"),
    path("measures/<slug:measure>/<slug:picture>.svg", looking.picture_svg, name="picture_svg"),
    path("measures/<slug:measure>/<slug:picture>.png", looking.picture_png, name="picture_png"),
]
