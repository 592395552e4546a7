from django.urls import path

from sendwell.apps.casework import views
from sendwell.apps.casework.extracts import views as extracts
from sendwell.apps.casework.forecasting import views as forecasting
from sendwell.apps.casework.keeping import views as keeping
from sendwell.apps.casework.panels import views as panels
from sendwell.apps.casework.pathway import views as pathway

urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("at-risk/", views.at_risk, name="at_risk"),
    path("loads/", views.loads, name="case_loads"),
    path("extracts/", extracts.extracts, name="case_extracts"),
    path("extracts/<int:extract_id>/", extracts.extract_page, name="case_extract"),
    path("extracts/<int:extract_id>/columns/", extracts.columns, name="case_extract_columns"),
    path("extracts/<int:extract_id>/put-aside/", extracts.put_aside, name="put_aside_case_extract"),
    path("find/", keeping.find, name="find_case"),
    path("take-out/", keeping.take_out, name="take_cases_out"),
    path("take-out/<int:export_id>.xlsx", keeping.export_file, name="case_export_file"),
    path("keeping/", keeping.keeping, name="case_keeping"),
    path("teams/", keeping.teams, name="case_teams"),
    path("teams/<int:person_id>/", keeping.teams_of, name="case_teams_of"),
    path("waiting/", pathway.waiting, name="case_waiting"),
    path("reviews/", pathway.reviews, name="case_reviews"),
    path("advice/", pathway.advice, name="case_advice"),
    path("disputes/", pathway.disputes, name="case_disputes"),
    path("placements/", pathway.placements, name="case_placements"),
    path("tell/", pathway.tell, name="tell_outcomes"),
    path("timeliness/", pathway.timeliness, name="case_timeliness"),
    path("timeliness/data.csv", pathway.timeliness_data, name="case_timeliness_data"),
    path("timeliness/trend.<slug:ending>", pathway.timeliness_picture, name="case_timeliness_picture"),
    path("forecast/", forecasting.forecast, name="case_forecast"),
    path("forecast/what-if/", forecasting.changed, name="case_what_if"),
    path("panels/", panels.panels, name="panels"),
    path("panels/criteria/", panels.criteria, name="panel_criteria"),
    path("panels/consistency/", panels.consistency, name="panel_consistency"),
    path("panels/consistency/trend.svg", panels.consistency_svg, name="panel_consistency_svg"),
    path("panels/<int:panel_id>/", panels.panel, name="panel"),
    path("panels/<int:panel_id>/decide/<int:case_id>/", panels.decide, name="decide_request"),
    path("<int:case_id>/", views.case, name="case"),
]
