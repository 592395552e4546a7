from django.urls import path

from sendwell.apps.partnership import views

urlpatterns = [
    path("", views.people, name="people"),
    path("add/", views.add_person, name="add_person"),
    path("organisations/add/", views.add_organisation, name="add_organisation"),
    path("<int:person_id>/", views.change_person, name="change_person"),
]
