from django.urls import path

from sendwell.apps.governance.views import bodies, follow_ups, meetings, structure

urlpatterns = [
    path("", bodies.meetings, name="meetings"),
    path("bodies/add/", bodies.add_body, name="add_body"),
    path("bodies/<int:body_id>/", bodies.body, name="body"),
    path("bodies/<int:body_id>/change/", bodies.change_body, name="change_body"),
    path("bodies/<int:body_id>/members/add/", structure.add_member, name="add_member"),
    path("members/<int:membership_id>/", structure.change_member, name="change_member"),
    path("structure/", structure.structure, name="structure"),
    path("posts/", structure.posts, name="posts"),
    path("posts/add/", structure.add_post, name="add_post"),
    path("posts/<int:post_id>/", structure.change_post, name="change_post"),
    path("posts/<int:post_id>/remove/", structure.remove_post, name="remove_post"),
    path("bodies/<int:body_id>/meetings/add/", bodies.add_meeting, name="add_meeting"),
    path("follow-ups/", follow_ups.follow_ups, name="follow_ups"),
    path("follow-ups/<int:follow_up_id>/answer/", follow_ups.answer, name="answer_follow_up"),
    path("follow-ups/<int:follow_up_id>/owner/", follow_ups.assign, name="assign_follow_up"),
    path("papers/<int:document_id>/", meetings.place_paper, name="place_paper"),
    path("<int:meeting_id>/date/", meetings.move_meeting, name="move_meeting"),
    path("<int:meeting_id>/follow-ups/add/", meetings.add_follow_up, name="add_follow_up"),
]
