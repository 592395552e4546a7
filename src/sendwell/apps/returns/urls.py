from django.urls import path

from sendwell.apps.returns import list_views, views

urlpatterns = [
    path("", views.returns, name="returns"),
    path("rules/", views.rules, name="return_rules"),
    path("rules/<slug:rule>/", views.rule_page, name="return_rule"),
    path("lists/", list_views.lists, name="lists"),
    path("lists/<int:lists_id>/", list_views.kept_lists, name="kept_lists"),
    path("lists/<int:lists_id>/again/", list_views.again, name="lists_again"),
    path("lists/<int:lists_id>/problems/<slug:list_rule>/", list_views.problems, name="list_problems"),
    path("lists/<int:lists_id>/download/<slug:taken>/", list_views.download, name="download_lists"),
    path("<int:return_id>/", views.kept_return, name="return"),
    path("<int:return_id>/again/", views.again, name="return_again"),
    path("<int:return_id>/delete/", views.delete, name="delete_return"),
    path("<int:return_id>/problems/<slug:rule>/", views.problems, name="return_problems"),
    path("<int:return_id>/download/<slug:what>/", views.download, name="download_return"),
]
