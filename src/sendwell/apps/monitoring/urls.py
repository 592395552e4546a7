from django.urls import path

from sendwell.apps.monitoring.views import evidence, judging, visits

urlpatterns = [
    path("", visits.visits, name="visits"),
    path("plans/<int:plan_id>/add/", visits.plan_visit, name="plan_visit"),
    path("<int:visit_id>/", visits.visit, name="visit"),
    path("<int:visit_id>/change/", visits.change_visit, name="change_visit"),
    path("<int:visit_id>/write-up/", visits.write_up, name="write_up_visit"),
    path("<int:visit_id>/remove/", visits.remove_visit, name="remove_visit"),
    path("<int:visit_id>/lines/add/", evidence.add_line, name="add_line"),
    path("<int:visit_id>/evidence/add/", evidence.ask_for, name="ask_for_evidence"),
    path("<int:visit_id>/judge/<int:priority_id>/", judging.judge, name="judge_priority"),
    path("<int:visit_id>/actions/add/", judging.add_action_after, name="add_action_after"),
    path("<int:visit_id>/actions/link/", judging.link_action, name="link_action_after"),
    path("lines/<int:line_id>/", evidence.change_line, name="change_line"),
    path("lines/<int:line_id>/remove/", evidence.remove_line, name="remove_line"),
    path("evidence/<int:asked_id>/", evidence.change_asked, name="change_asked"),
    path("evidence/<int:asked_id>/give/", evidence.give_evidence, name="give_evidence"),
    path("actions/<int:follows_id>/unlink/", judging.unlink_action, name="unlink_action"),
]
