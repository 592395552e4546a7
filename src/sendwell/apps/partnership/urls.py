from django.urls import path

from sendwell.apps.partnership.views import people, terms

urlpatterns = [
    path("", people.people, name="people"),
    path("add/", people.add_person, name="add_person"),
    path("organisations/add/", people.add_organisation, name="add_organisation"),
    path("school-terms/", terms.school_terms, name="school_terms"),
    path("school-terms/add/", terms.add_school_term, name="add_school_term"),
    path("school-terms/<int:school_term_id>/", terms.change_school_term, name="change_school_term"),
    path("school-terms/<int:school_term_id>/remove/", terms.remove_school_term, name="remove_school_term"),
    path("<int:person_id>/", people.change_person, name="change_person"),
]
