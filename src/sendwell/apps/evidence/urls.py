from django.urls import path

from sendwell.apps.evidence.views import citing, glossary, papers, reviewing

urlpatterns = [
    path("", papers.papers, name="papers"),
    path("give/", papers.give_papers, name="give_papers"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("glossary/add/", glossary.add_term, name="add_term"),
    path("glossary/terms/<int:term_id>/", glossary.change_term, name="change_term"),
    path("glossary/<int:statement_id>/accept/", glossary.accept_term, name="accept_term"),
    path("<int:document_id>/", papers.paper, name="paper"),
    path("<int:document_id>/file/", papers.download, name="download_paper"),
    path("<int:document_id>/read-again/", papers.read_again, name="read_again"),
    path("<int:document_id>/published/", papers.published, name="paper_published"),
    path("<int:document_id>/replaces/", papers.replaces, name="paper_replaces"),
    path("<int:document_id>/private/", papers.private, name="paper_private"),
    path("<int:document_id>/compare/", papers.compare, name="compare_paper"),
    path("<int:document_id>/page/<int:number>/", citing.citation, name="citation"),
    path("<int:document_id>/page/<int:number>.png", citing.page_picture, name="page_picture"),
    path("<int:document_id>/review/", reviewing.review, name="review"),
    path("<int:document_id>/review/accept-all/<slug:kind>/", reviewing.accept_all, name="accept_all"),
    path("<int:document_id>/review/<int:statement_id>/", reviewing.statement, name="statement"),
    path("<int:document_id>/review/<int:statement_id>/accept/", reviewing.accept, name="accept_statement"),
    path("<int:document_id>/review/<int:statement_id>/reject/", reviewing.reject, name="reject_statement"),
    path("<int:document_id>/review/<int:statement_id>/reopen/", reviewing.reopen, name="reopen_statement"),
    path("<int:document_id>/review/<int:statement_id>/change/", reviewing.change, name="change_statement"),
    path("<int:document_id>/review/<int:statement_id>/split/", reviewing.split, name="split_statement"),
    path("<int:document_id>/review/<int:statement_id>/join/<int:other_id>/", reviewing.join, name="join_statements"),
]
