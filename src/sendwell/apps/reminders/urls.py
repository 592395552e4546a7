from django.urls import path

from sendwell.apps.reminders.views import following, rhythm

urlpatterns = [
    path("silence/", rhythm.silence, name="silence"),
    path("rhythm/", rhythm.rhythm, name="rhythm"),
    path("outbox/", rhythm.outbox, name="outbox"),
    path("outbox/<int:message_id>/", rhythm.message, name="message"),
    path("outbox/<int:message_id>/again/", rhythm.send_again, name="send_message_again"),
    path("following/", following.following, name="following"),
    path("following/<slug:followed>/<slug:thing>/", following.follow, name="follow"),
]
