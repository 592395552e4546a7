from django.urls import path

from sendwell.apps.casework import views

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("at-risk/", views.at_risk, name="at_risk"),
    path("loads/", views.loads, name="case_loads"),
    path("<int:case_id>/", views.case, name="case"),
]
