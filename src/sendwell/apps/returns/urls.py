from django.urls import path

from sendwell.apps.returns import views

urlpatterns = [
    path("", views.returns, name="returns"),
    path("rules/", views.rules, name="return_rules"),
    path("rules/<slug:rule>/", views.rule_page, name="return_rule"),
    path("<int:return_id>/", views.kept_return, name="return"),
    path("<int:return_id>/again/", views.again, name="return_again"),
    path("<int:return_id>/delete/", views.delete, name="delete_return"),
    path("<int:return_id>/problems/<slug:rule>/", views.problems, name="return_problems"),
    path("<int:return_id>/download/<slug:what>/", views.download, name="download_return"),
]
