from django.urls import path

from sendwell.apps.public.views import editing, reading, saying, subscribing

for_everyone = [
    path("", reading.page, name="public_home"),
    path("search/", reading.search, name="public_search"),
    path("subscribe/", subscribing.subscribe, name="public_subscribe"),
    path("confirm/<str:token>/", subscribing.confirm, name="public_confirm"),
    path("stop/<str:token>/", subscribing.stop, name="public_stop"),
    path("<str:name>", reading.page, name="public_page"),
]
"""What anybody opens, below the area's name."""

urlpatterns = [
    path("", editing.public_site, name="public_site"),
    path("prepare/", editing.prepare, name="prepare_site"),
    path("publish/<int:edition_id>/", editing.publish, name="publish_site"),
    path("take-down/", editing.take_down, name="take_down_site"),
    path("words/", editing.words, name="public_words"),
    path("items/", editing.items, name="public_items"),
    path("items/<str:public_key>/", editing.item, name="public_item"),
    path("items/<str:public_key>/take-off/", editing.take_off, name="take_off"),
    path("look/<str:public_name>", editing.look, name="look_at_public"),
    path("said/", saying.you_said, name="you_said"),
    path("said/add/", saying.add_said, name="add_said"),
    path("said/<int:said_id>/", saying.change_said, name="change_said"),
    path("said/<int:said_id>/remove/", saying.remove_said, name="remove_said"),
]
