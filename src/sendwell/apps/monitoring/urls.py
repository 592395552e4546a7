from django.urls import path

from sendwell.apps.monitoring.views import elsewhere, evidence, judging, readiness, reading, rooms, visits

urlpatterns = [
    path("", visits.visits, name="visits"),
    path("elsewhere/", elsewhere.elsewhere, name="elsewhere"),
    path("elsewhere/load/", elsewhere.load_table, name="load_outcomes"),
    path("readiness/", readiness.readiness, name="readiness"),
    path("readiness/keep/", readiness.keep_evaluation, name="keep_evaluation"),
    path("readiness/<int:priority_id>/<slug:aspect>/", readiness.write_evaluation, name="write_evaluation"),
    path("evaluations/<int:evaluation_id>/", readiness.evaluation, name="evaluation"),
    path("evaluations/<int:evaluation_id>/pdf/", readiness.evaluation_pdf, name="evaluation_pdf"),
    path("evaluations/<int:evaluation_id>/word/", readiness.evaluation_word, name="evaluation_word"),
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
    path("<int:visit_id>/rooms/seal/", rooms.seal_room, name="seal_room"),
    path("rooms/<int:room_id>/", reading.room, name="room"),
    path("rooms/<int:room_id>/priorities/<int:number>/", reading.room_priority, name="room_priority"),
    path("rooms/<int:room_id>/evidence/<int:number>/", reading.room_evidence, name="room_evidence"),
    path("rooms/<int:room_id>/evidence/<int:number>/file/", reading.room_file, name="room_file"),
    path("rooms/<int:room_id>/archive/", reading.room_archive, name="room_archive"),
    path("rooms/<int:room_id>/doors/", rooms.room_doors, name="room_doors"),
    path("rooms/<int:room_id>/let-in/", rooms.let_in, name="let_in"),
    path("rooms/<int:room_id>/check/", rooms.check_room, name="check_room"),
    path("links/<int:link_id>/revoke/", rooms.shut_out, name="shut_out"),
    path("lines/<int:line_id>/", evidence.change_line, name="change_line"),
    path("lines/<int:line_id>/remove/", evidence.remove_line, name="remove_line"),
    path("evidence/<int:asked_id>/", evidence.change_asked, name="change_asked"),
    path("evidence/<int:asked_id>/give/", evidence.give_evidence, name="give_evidence"),
    path("actions/<int:follows_id>/unlink/", judging.unlink_action, name="unlink_action"),
]

secret_urlpatterns = [  # for advisers without a sign-in
    path("<str:secret>/", reading.shown_room, name="shown_room"),
    path("<str:secret>/priorities/<int:number>/", reading.shown_priority, name="shown_priority"),
    path("<str:secret>/evidence/<int:number>/", reading.shown_evidence, name="shown_evidence"),
    path("<str:secret>/evidence/<int:number>/file/", reading.shown_file, name="shown_file"),
    path("<str:secret>/archive/", reading.shown_archive, name="shown_archive"),
]
