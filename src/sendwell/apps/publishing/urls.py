from django.urls import path

from sendwell.apps.publishing import views

urlpatterns = [
    path("", views.packs, name="packs"),
    path("draft/", views.draft, name="draft_pack"),
    path("draft/pdf/", views.draft_pdf, name="draft_pack_pdf"),
    path("draft/word/", views.draft_word, name="draft_pack_word"),
    path("issue/", views.issue, name="issue_pack"),
    path("<int:pack_id>/", views.pack, name="pack"),
    path("<int:pack_id>/pdf/", views.pack_pdf, name="pack_pdf"),
    path("<int:pack_id>/word/", views.pack_word, name="pack_word"),
]
