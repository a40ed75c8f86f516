"""Addresses of the portal; that of a case never changes."""

from django.urls import path

from jianyan.web.portal import calculator, feed, language, open_data, pages

app_name = "portal"
urlpatterns = [
    path("", pages.home, name="home"),
    path("replies/", pages.replies, name="replies"),
    path("replies/<slug:office>/<str:session>/<path:number>/", pages.case, name="case"),
    path("search/", pages.search, name="search"),
    path("promises/", pages.promises, name="promises"),
    path("calculator/", calculator.ask, name="calculator"),
    path("open-data/", open_data.about, name="open_data"),
    path("open-data/replies.csv", open_data.as_csv, name="open_csv"),
    path("open-data/replies.json", open_data.as_json, name="open_json"),
    path("feed/", feed.newest, name="feed"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("language/<str:code>/", language.switch, name="language"),
]
