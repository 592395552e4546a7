from django.urls import path

from sendwell.apps.casework import views
from sendwell.apps.casework.pathway import views as pathway

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("at-risk/", views.at_risk, name="at_risk"),
    path("loads/", views.loads, name="case_loads"),
    path("timeliness/", pathway.timeliness, name="case_timeliness"),
    path("timeliness/data.csv", pathway.timeliness_data, name="case_timeliness_data"),
    path("timeliness/trend.<slug:ending>", pathway.timeliness_picture, name="case_timeliness_picture"),
    path("<int:case_id>/", views.case, name="case"),
]
