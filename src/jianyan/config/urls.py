"""All addresses: the public portal at the root, desk, members, login and API below."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
