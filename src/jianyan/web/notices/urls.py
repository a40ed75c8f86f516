"""Addresses of the notices: the list, one of them, and all read."""

from django.urls import path

from jianyan.web.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.page, name="list"),
    path("read/", views.read_all, name="read_all"),
    path("<int:pk>/", views.one, name="one"),
]
