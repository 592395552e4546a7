from django.urls import path

from sendwell.apps.publishing.views import drafts, packs, plans

urlpatterns = [
    path("", packs.packs, name="packs"),
    path("check/", packs.check, name="check_pack"),
    path("draft/", drafts.draft, name="draft_pack"),
    path("draft/pdf/", drafts.draft_pdf, name="draft_pack_pdf"),
    path("draft/word/", drafts.draft_word, name="draft_pack_word"),
    path("issue/", drafts.issue, name="issue_pack"),
    path("plan/<int:plan_id>/", plans.written, name="written_plan"),
    path("plan/<int:plan_id>/pdf/", plans.written_pdf, name="written_plan_pdf"),
    path("plan/<int:plan_id>/word/", plans.written_word, name="written_plan_word"),
    path("plan/<int:plan_id>/parts/<slug:part>/", plans.write_part, name="write_part"),
    path("<int:pack_id>/", packs.pack, name="pack"),
    path("<int:pack_id>/pdf/", packs.pack_pdf, name="pack_pdf"),
    path("<int:pack_id>/word/", packs.pack_word, name="pack_word"),
]
