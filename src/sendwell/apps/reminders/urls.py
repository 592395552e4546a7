from django.urls import path

from sendwell.apps.reminders import views

urlpatterns = [
    path("silence/", views.silence, name="silence"),
    path("rhythm/", views.rhythm, name="rhythm"),
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:message_id>/", views.message, name="message"),
    path("outbox/<int:message_id>/again/", views.send_again, name="send_message_again"),
]
